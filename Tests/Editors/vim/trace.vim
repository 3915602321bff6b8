" Writes what Vim makes of each file that is named in $FILES: its type, and for $TRACE the group of every word.
let s:out = []
for s:file in split($FILES, ':')
  execute 'silent edit' fnameescape(s:file)
  if $TRACE ==# ''
    call add(s:out, s:file . ' ' . &filetype)
    continue
  endif
  for s:line in range(1, line('$'))
    let s:last = ''
    let s:words = ''
    for s:column in range(1, col([s:line, '$']) - 1)
      let s:group = synIDattr(synID(s:line, s:column, 1), 'name')
      let s:character = getline(s:line)[s:column - 1]
      if s:group !=# s:last
        let s:words .= (s:last ==# '' ? '' : '}') . (s:group ==# '' ? '' : substitute(s:group, '^xlcfg', '', '') . '{')
        let s:last = s:group
      endif
      let s:words .= s:character
    endfor
    call add(s:out, s:words . (s:last ==# '' ? '' : '}'))
  endfor
endfor
call writefile(s:out, $OUT)
qall!
