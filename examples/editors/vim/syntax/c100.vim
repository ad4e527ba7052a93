" Vim syntax file for the language of c100 scripts (.c100s)

if exists("b:current_syntax")
  finish
endif

syntax case match
syntax iskeyword @,48-57,_,192-255

syntax match   c100Shebang   /\%^#!.*/
syntax match   c100Comment   "//.*$" contains=c100Todo,@Spell
syntax keyword c100Todo      contained TODO NOTE

syntax match   c100Number    /\<\d[0-9_]*\%(\.\d[0-9_]*\)\?\%([eE][+-]\?\d[0-9_]*\)\?/

syntax match   c100BadEscape contained /\\./
syntax match   c100Escape    contained /\\[ntr0\\"]\|\\u{\x\{1,6}}/
" Brackets nest inside a hole. (`contains=TOP,…` would leave out what is named.)
syntax cluster c100Code      contains=c100Comment,c100Number,c100String,c100Raw,c100Conditional,c100Repeat,c100Statement,c100Exception,c100Declare,c100Boolean,c100Constant,c100Item,c100Operator,c100Member,c100Function,c100FuncName,c100Label,c100Inner
syntax region  c100Hole      contained matchgroup=c100HoleEdge start=/\\(/ end=/)/ contains=@c100Code
syntax region  c100Inner     contained transparent start=/(/ end=/)/ contains=@c100Code
syntax region  c100String    start=/"/ skip=/\\"/ end=/"/ oneline contains=c100BadEscape,c100Escape,c100Hole,@Spell
syntax region  c100String    start=/"""/ end=/"""/ contains=c100BadEscape,c100Escape,c100Hole,@Spell
syntax match   c100Raw       /\<r"[^"]*"/
syntax region  c100Raw       start=/\<r"""/ end=/"""/

syntax keyword c100Conditional if else
syntax keyword c100Repeat    for in while break continue
syntax keyword c100Statement return import as
syntax keyword c100Exception try catch
syntax keyword c100Declare   let func
syntax keyword c100Boolean   true false
syntax keyword c100Constant  null
syntax keyword c100Item      it

syntax match   c100Operator  /=>\|\.\.\.\|\.\.<\|\.\.\|[-+*%=<>!]=\?\|\/\/\@!=\?\|&&\|||\|??/
syntax match   c100Member    /\%(?\.\|\.\)\h\k*/hs=s
syntax match   c100Function  /\<\h\k*\ze(/
syntax match   c100FuncName  /\%(\<func\s\+\)\@<=\h\k*/
syntax match   c100Label     /\%(^\s*\|[({,]\s*\)\@<=\h\k*:/he=e-1

highlight default link c100Shebang     PreProc
highlight default link c100Comment     Comment
highlight default link c100Todo        Todo
highlight default link c100Number      Number
highlight default link c100String      String
highlight default link c100Raw         String
highlight default link c100Escape      SpecialChar
highlight default link c100BadEscape   Error
highlight default link c100HoleEdge    Special
highlight default link c100Conditional Conditional
highlight default link c100Repeat      Repeat
highlight default link c100Statement   Statement
highlight default link c100Exception   Exception
highlight default link c100Declare     Keyword
highlight default link c100Boolean     Boolean
highlight default link c100Constant    Constant
highlight default link c100Item        Special
highlight default link c100Operator    Operator
highlight default link c100Member      Identifier
highlight default link c100Function    Function
highlight default link c100FuncName    Function
highlight default link c100Label       Label

let b:current_syntax = "c100"
