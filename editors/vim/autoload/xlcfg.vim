" Tells xl.cfg from the many other files that are called .cfg.

" Keys that a domain's file has and others do not.
" begin: domain keys
let s:domain_keys = [
      \ 'boot', 'bootloader', 'builder', 'cmdline', 'device_model_version', 'disk', 'extra',
      \ 'firmware', 'kernel', 'maxmem', 'maxvcpus', 'memory', 'on_crash', 'on_poweroff', 'on_reboot',
      \ 'pci', 'ramdisk', 'root', 'type', 'uuid', 'vcpus', 'vfb', 'vif', 'vnc'
      \ ]
" end: domain keys

" Sets the filetype of the buffer; `isXens` where the file lies below /etc/xen, where names need no ending.
function! xlcfg#detect(isXens) abort
  let name = expand('<afile>:t')
  if a:isXens && !s:is_guests_place(expand('<afile>:p'))
    return
  endif
  if a:isXens || name =~? '\.xl$'
    if !s:is_other() | set filetype=xlcfg | endif
  elseif s:is_domain()
    set filetype=xlcfg
  endif
endfunction

" Whether a path below /etc/xen is one where guests are: not the scripts, and not Xen's own settings.
function! s:is_guests_place(path) abort
  return a:path !~# '/xen/scripts/' && a:path !~# '/\(xl\.conf\|oxenstored\.conf\|xend-config\.sxp\|cpupool\)$'
        \ && a:path !~# '\(\~\|\.dpkg-[a-z]*\|\.rpmnew\|\.md\|README[^/]*\)$'
endfunction

" Whether the text is a script, or has sections as INI files have.
function! s:is_other() abort
  for line in getline(1, 200)
    if line =~# '^#!' | return 1 | endif
    if line =~# '^\s*\(#.*\)\=$' | continue | endif
    return line =~# '^\s*\[[^]''"]\+\]\s*\([#;].*\)\=$' || line =~# '^\s*[<{]'
  endfor
  return 0
endfunction

" Whether the text assigns to a key that only domains have.
function! s:is_domain() abort
  if s:is_other() | return 0 | endif
  for line in getline(1, 1000)
    let name = matchstr(line, '^\s*\zs[a-z_]\+\ze\s*+\==')
    if name !=# '' && index(s:domain_keys, name) >= 0 | return 1 | endif
  endfor
  return 0
endfunction
