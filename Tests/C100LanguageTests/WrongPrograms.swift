/// Programs each of which has one error, which ends every run of it and can be known without running it.
enum WrongPrograms {
  static let all = text.split(separator: "\n").map(String.init)

  private static let text = #"""
    x
    x = 1
    let a = 1; let a = 2
    print(later); let later = 1
    let count = 1; cuont + 1
    func f(a) { a }; f()
    func f(a) { a }; f(1, 2)
    func f(a) { a }; f(b: 1)
    func f(a, b) { a }; f(1)
    func f(a, b = 2) { a }; f(1, 2, 3)
    func f(a) { a }; f(1, a: 2)
    func f(a) { a }; f(a: 1, a: 2)
    func f() { 1 }; f(1)
    let f = (a, b) => a; f(1)
    let f = x => x; f()
    let f = x => x; f(1, 2)
    let f = x => x; f(y: 1)
    (x => x)()
    ((a, b) => a)(1)
    let o = {f: x => x}; o.f(1, 2)
    let o = {f: x => x}; o.f()
    let o = {f: (a, b) => a + b}; o.f(1)
    let o = {f: 1}; o.f(1)
    let o = {f: x => x, g: 2}; o.h(1)
    let o = {a: 1}; o.b
    let o = {a: {b: 1}}; o.a.c
    let o = {a: 1}; o()
    let o = {name: 1}; o.nmae
    {a: 1}.b
    1()
    "a"()
    [1]()
    null()
    true(1)
    let s = "abc"; s(1)
    let n = 1; n.x = 1
    let n = 1; n[0] = 1
    let s = "abc"; s[0] = "x"
    let s = "abc"; s.x = 1
    let l = [1, 2]; l.x = 1
    let l = [1, 2]; l["a"] = 1
    let t = now(); t.year = 2020
    let b = true; b.x = 1
    let r = 1..3; r[0] = 5
    let r = 1..3; r.lower = 5
    let n = null; n.x = 1
    let f = x => x; f.y = 1
    let l = [1]; l.append()
    let l = [1]; l.append(1, 2)
    let l = [1]; l.insert(1)
    let l = [1]; l.insert("a", 1)
    let l = [1]; l.insert(0, 1, 2)
    let l = [1]; l.remove()
    let l = [1]; l.remove("a")
    let l = [1]; l.remove(0, 1)
    let l = [1]; l.append(itm: 1)
    let l = [1]; l.insert(position: 0, item: 1)
    let l = [1]; l.push(1)
    [1].append(2)
    (1..3).append(4)
    "abc".append("d")
    for x in 5 { print(x) }
    for x in "abc" { print(x) }
    for x in {a: 1} { print(x) }
    for x in null { print(x) }
    for x in true { print(x) }
    for (k, v) in [1, 2] { print(k) }
    for (k, v) in 5 { print(k) }
    for (k, v) in "abc" { print(k) }
    for (k, v) in 1..3 { print(k) }
    for (k, v) in null { print(k) }
    if 1 { 2 }
    if "a" { 2 }
    if null { 2 }
    if [] { 2 }
    while 1 { break }
    while "x" { break }
    1 ? 2 : 3
    null ? 2 : 3
    true && "a"
    1 && true
    false || 1
    "a" || true
    !1
    !"a"
    !null
    let n = 3; if n { 1 }
    let l = [1]; if l.count() { 1 }
    1 + "a"
    "a" + 1
    "a" + null
    1 + null
    null + 1
    [1] + 1
    1 + [1]
    {a: 1} + {b: 2}
    true + 1
    now() + 1
    now() + "a"
    1 - "a"
    "a" - "b"
    "a" * 2
    2 * "a"
    [1] * 2
    "a" / 2
    "a" % 2
    now() * 2
    now() + now()
    7.days + 1
    7.days * 7.days
    1 / 7.days
    (1..3) + [1]
    [1] + (1..3)
    x => x + 1 - "a"; "b" - 1
    -"a"
    -[1]
    -null
    -true
    -now()
    1 < "a"
    "a" < 1
    [1] < [2]
    {a: 1} < {a: 2}
    true < 1
    now() < 1
    now() > "2026-01-01"
    now() == "2026-01-01"
    7.days < 7
    [1] == (1..3).map(it)
    1 in 5
    1 in null
    1 in true
    1 in "abc"
    null in "abc"
    1 in now()
    1.."a"
    1..2.5
    1.5..3
    "a".."z"
    null..3
    now()..now()
    for i in 0.."x" { print(i) }
    for i in 0..2.5 { print(i) }
    1 / 0
    5 % 0
    7.div(0)
    9223372036854775807 + 1
    [1][5]
    [][0]
    [1, 2][-3]
    "abc"[10]
    [1]["a"]
    [1][1.5]
    [1][null]
    "abc"["a"]
    "abc"[null]
    (1..3)["a"]
    (1..3)[10]
    1[0]
    true[0]
    null[0]
    null.name
    null.name()
    let n = null; n.name
    now()[0]
    7.days[0]
    {a: 1}[true]
    {a: 1}[[1]]
    {a: 1}[0..1]
    1[0..1]
    [1]["a".."b"]
    [1, 2, 3][0..7]
    [1]["a"..]
    "abc".lenght()
    "abc".length
    "abc".toUpperCase()
    "abc".upper
    "abc".x
    "abc".uper()
    [1].length
    [1].filter(x => x > 1)
    [1].count
    [1].cuont()
    [1].foo
    5.foo
    5.foo()
    5.round
    2.5.x()
    true.x
    true.foo()
    now().yeer
    now().foo()
    7.days.foo
    (1..3).foo
    (1..3).foo()
    (x => x).foo
    (x => x).foo()
    let f = x => x; f.foo
    let o = {a: 1}; o.count
    let o = {a: 1}; o.foo()
    "abc".split(1)
    "abc".split(",", "a")
    "abc".repeat()
    "abc".repeat("3")
    "abc".repeat(1.5)
    "abc".repeat(2, 3)
    "abc".repeat(tims: 3)
    "abc".repeat(-1)
    "abc".padStart("5")
    "abc".contains(1)
    "abc".contains()
    "abc".startsWith(1)
    "abc".replace("a")
    "abc".replace("a", 1)
    "abc".upper(1)
    "abc".toInt(1, 2)
    "abc".matches("[")
    "abc".matches("(")
    "abc".match(r"*a")
    "abc".replaceMatches("(", "x")
    "abc".matchAll("a{2,1}")
    "abc".splitMatches("[")
    "abc".matches(1)
    "abc".toInt()
    "abc".toNumber()
    "abc".toBool()
    "{".parseJSON()
    [1, 2].take("a")
    [1, 2].take()
    [1, 2].take(1, 2)
    [1, 2].take(-1)
    [1, 2].take(1.5)
    [1, 2].take(cuont: 1)
    [1, 2].skip("a")
    [1, 2].map()
    [1, 2].map(1)
    [1, 2].map((a, b) => a)
    [1, 2].where(1)
    [1, 2].where(it)
    [1, 2].where("a")
    [1, 2].where(x => 1)
    [1, 2].where((a, b) => true)
    [1, 2].reduce((a, b) => a)
    [1, 2].reduce(0)
    [1, 2].reduce(0, x => x)
    [1, 2].sortBy()
    [1, 2].sortBy(it, "up")
    [1, 2].sortBy(it, order: "up")
    [1, 2].sorted("up")
    [1, 2].sorted(1)
    [1, 2].join(1)
    [1, 2].join(",", 2)
    [1, 2].chunk()
    [1, 2].chunk(0)
    [1, 2].chunk("a")
    [1, 2].zip()
    [1, 2].zip(1)
    [1, 2].concat(1)
    [1, 2].any(it)
    [1, 2].all(1)
    [1, 2].find()
    [1, 2].groupBy()
    [1, 2].at("a")
    [1, 2].first("a")
    [1, 2].last(true)
    [1, 2].contains()
    [1, 2].flatMap(it)
    [{a: 1}].select("b")
    [{a: 1}].sortBy("b")
    [{a: 1}].map(.b)
    [{a: 1}].sum("b")
    [{a: 1}].where(.b > 1)
    ["a"].sum()
    [1, 2].average("a")
    [1, 2].min(1)
    [1, 2].each(1)
    [1, 2].each()
    [1, "a"].sorted()
    5.round("a")
    5.clamp(1)
    5.pow()
    5.format("a")
    5.toBase(1)
    5.toBase("a")
    (-1).sqrt()
    0.log()
    {a: 1}.keys(1)
    {a: 1}.has()
    {a: 1}.has(1)
    {a: 1}.pick(1)
    {a: 1}.omit(true)
    {a: 1}.get()
    {a: 1}.mapValues()
    {a: 1}.mapValues(1)
    {a: 1}.rename("a")
    date("foo")
    date("2026-13-01")
    date("2026-02-30")
    date()
    date(true)
    date(1)
    time("foo")
    time("25:00")
    time()
    time([1])
    time("2026-11-20", format: "qq")
    date("2026-11-20", fromat: "x")
    duration("foo")
    duration()
    duration(1)
    now(1)
    today(1)
    now().in(1)
    now().in()
    now().format("qqq")
    now().format(1)
    now().startOf("fortnight")
    now().startOf()
    now().endOf(1)
    now().add(dais: 1)
    now().add(days: "a")
    now().add(days: 1.5)
    type()
    type(1, 2)
    string()
    string(1, 2)
    env()
    env(1)
    fail()
    fail(1)
    assert()
    assert(1)
    assert(1 > 2, 3)
    exit("a")
    exit(300)
    random("a")
    random(0)
    sleep(1)
    sleep()
    read()
    read(1)
    file()
    file(1)
    option(1)
    break
    continue
    return 1
    [1].each(x => { break })
    if (true { 1 }
    let = 1
    "abc
    1 +
    let a = {a: 1
    foo(1)
    len([1])
    Math.floor(1.5)
    None
    """#
}
