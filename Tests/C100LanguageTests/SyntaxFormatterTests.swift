import C100Language
import Testing

@Suite("Formatter") struct SyntaxFormatterTests {
  @Test("a program is laid out")
  func program() {
    let source = """
      #!/usr/bin/env c100
      // slow agents
      let week=chats.list( timeFrom:now()-7.days,pageSize:100 )


      let slow = week.where(.status!="refused"&&.agents!=null)
       .flatMap(c=>c.agents.map({agent: .displayName,missed : c.status=="missed"}))
              // a comment in the chain
         .groupBy( .agent )
       .take(10)   // ten
      print(slow.table());
      if a{ b }else if c { d;e } else{}
      func f (a,b=10){
      // first

        let x = a ? b:c ;

        if x>-1 { return -x } // why


        x.sortBy( (a,b)=>{
      let q = [1,
      2]
         q
        }, order:"desc" )
        ! x.y [ 2 .. ] ?[ ..<3 ]
        let long = a +
        b
        return
        }
      let o = {
      a: 1,
       // tail
      }
      t.in ( "\\( UTC )" ).if
      """
    let wanted = """
      #!/usr/bin/env c100
      // slow agents
      let week = chats.list(timeFrom: now() - 7.days, pageSize: 100)

      let slow = week.where(.status != "refused" && .agents != null)
          .flatMap(c => c.agents.map({agent: .displayName, missed: c.status == "missed"}))
          // a comment in the chain
          .groupBy(.agent)
          .take(10)  // ten
      print(slow.table())
      if a { b } else if c { d; e } else {}
      func f(a, b = 10) {
          // first

          let x = a ? b : c

          if x > -1 { return -x }  // why

          x.sortBy((a, b) => {
              let q = [1,
                  2]
              q
          }, order: "desc")
          !x.y[2..]?[..<3]
          let long = a +
              b
          return
      }
      let o = {
          a: 1,
          // tail
      }
      t.in("\\(UTC)").if

      """
    let result = Formatter.format(Source(name: "t", text: source), functionParameters: testFunctionParameters)
    #expect(result.text == wanted)
  }

  @Test("a line that is too long is broken: at its chain, its operators, the items of its brackets")
  func longLines() {
    let source = """
      let slow = week.where(.status != "refused").flatMap(c => c.agents.map({agent: .displayName, wait: c.avgResponseTime, missed: c.status == "missed"})).groupBy(.agent).take(10)  // ten
      let all = livechat.campaigns.list(pageSize: 100, keywords: "first").sortBy("name").select("id", "name", "title")
      agents.update(68, title: "CEO", email: "someone@example.com", firstName: "A long first name", lastName: "B")
      let isBusy = chat.status == "missed" && chat.agents.count() > 3 || chat.rating ?? 0 > 3 && chat.department != null
      for chat in chats { if chat.rating > 3 { print({id: chat.id, rating: chat.rating, comment: chat.ratingComment}) } }
      // a comment that is as long as it likes to be, since nobody can say where it should be broken without reading it
      print("\\(chats.list(timeFrom: now() - 7.days).where(.status == "missed").countBy(.source).sortBy("count", "desc"))")
      """
    let wanted = """
      let slow = week.where(.status != "refused")
          .flatMap(c => c.agents.map({
              agent: .displayName,
              wait: c.avgResponseTime,
              missed: c.status == "missed"
          }))
          .groupBy(.agent)
          .take(10)  // ten
      let all = livechat.campaigns.list(pageSize: 100, keywords: "first")
          .sortBy("name")
          .select("id", "name", "title")
      agents.update(
          68,
          title: "CEO",
          email: "someone@example.com",
          firstName: "A long first name",
          lastName: "B"
      )
      let isBusy = chat.status == "missed" && chat.agents.count() > 3 ||
          chat.rating ?? 0 > 3 && chat.department != null
      for chat in chats {
          if chat.rating > 3 { print({id: chat.id, rating: chat.rating, comment: chat.ratingComment}) }
      }
      // a comment that is as long as it likes to be, since nobody can say where it should be broken without reading it
      print("\\(chats.list(timeFrom: now() - 7.days).where(.status == "missed").countBy(.source).sortBy("count", "desc"))")

      """
    let once = Formatter.format(Source(name: "t", text: source), functionParameters: testFunctionParameters).text
    #expect(once == wanted)
    #expect(tree(once ?? "") == tree(source))
    let twice = Formatter.format(Source(name: "t", text: wanted), functionParameters: testFunctionParameters).text
    #expect(twice == wanted)
  }

  @Test("statements are broken around their blocks, choices behind their colons, a last object inside")
  func statements() {
    let source = """
      for (i, row) in rows.where(.count > 3).enumerate() { print("\\(i + 1). \\(row.name.padEnd(20)) \\(row.count)"); show(row) }
      let size = count == 1 ? "one" : count == 2 ? "two" : count == 3 ? "three" : count > 100 ? "very many" : "many"
      fail(error.message, {tries: tries, kind: error.kind, status: error.status, advice: "wait a while and try again"})
      report(first, second, {a: 1}, [error.kind, error.status, error.message, error.line, "a text that is quite long"])
      """
    let wanted = """
      for (i, row) in rows.where(.count > 3).enumerate() {
          print("\\(i + 1). \\(row.name.padEnd(20)) \\(row.count)"); show(row)
      }
      let size = count == 1 ? "one" :
          count == 2 ? "two" :
          count == 3 ? "three" :
          count > 100 ? "very many" :
          "many"
      fail(error.message, {
          tries: tries,
          kind: error.kind,
          status: error.status,
          advice: "wait a while and try again"
      })
      report(
          first,
          second,
          {a: 1},
          [error.kind, error.status, error.message, error.line, "a text that is quite long"]
      )

      """
    let once = Formatter.format(Source(name: "t", text: source), functionParameters: testFunctionParameters).text
    #expect(once == wanted)
    #expect(tree(once ?? "") == tree(source))
    let twice = Formatter.format(Source(name: "t", text: wanted), functionParameters: testFunctionParameters).text
    #expect(twice == wanted)
  }

  @Test("a first line keeps none of the carriage returns at its end")
  func firstLine() {
    #expect(Formatter.format(Source(name: "t", text: "#!/bin/c100\r\r\n1\r\n")).text == "#!/bin/c100\n1\n")
  }

  @Test("a line that ends with a semicolon is broken as if it were not there")
  func semicolon() {
    let text = "first || " + String(repeating: "P", count: 95) + ";  // why"
    let once = Formatter.format(Source(name: "t", text: text)).text ?? ""
    #expect(once == "first ||\n    " + String(repeating: "P", count: 95) + "  // why\n")
    #expect(Formatter.format(Source(name: "t", text: once)).text == once)
  }

  @Test(
    "a line of a hundred columns stays whole, whatever comment ends it", arguments: ["//", "// ", "// why\t", "//é "])
  func fullLine(comment: String) {
    let code = "let sum = " + String(repeating: "a", count: 42) + " + " + String(repeating: "b", count: 45)
    #expect(code.count == 100)
    for text in ["\(code)\(comment)", "\(code)  \(comment)\n", "\(code)\(comment)\n\nlet c = 1"] {
      let once = Formatter.format(Source(name: "t", text: text)).text ?? ""
      #expect(once.hasPrefix(code + "  //"))
      #expect(Formatter.format(Source(name: "t", text: once)).text == once)
    }
  }

  @Test("a source with errors is left alone")
  func errors() {
    let result = Formatter.format(Source(name: "t", text: "let = 1"))
    #expect(result.text == nil)
    #expect(problems(result.diagnostics) == "1:5 expected a name for the value, found '='")
  }
}
