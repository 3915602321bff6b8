" Settings of a buffer that holds xl.cfg.
if exists('b:did_ftplugin') | finish | endif
let b:did_ftplugin = 1
setlocal comments=:# commentstring=#\ %s
setlocal expandtab shiftwidth=2 softtabstop=2
setlocal iskeyword=@,48-57,_
" Lists and strings may go over lines; nothing else nests.
setlocal formatoptions-=t formatoptions+=croql
if executable('xlplug')
  setlocal makeprg=xlplug\ lint\ -q\ --output-format\ concise\ %:S
  setlocal errorformat=%f:%l:%c:\ %t%*[a-z]%m
  setlocal formatprg=xlplug\ fmt\ -
endif
let b:undo_ftplugin = 'setlocal comments< commentstring< expandtab< shiftwidth< softtabstop< iskeyword<'
      \ . ' formatoptions< makeprg< errorformat< formatprg<'
