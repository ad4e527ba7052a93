autocmd BufRead,BufNewFile *.c100s setfiletype c100
autocmd BufRead,BufNewFile * if getline(1) =~# '^#!.*\<c100\>' | setfiletype c100 | endif
