" Which files are configurations of Xen guests: by place, and where the name says little, by content.
autocmd BufNewFile,BufRead /etc/xen/*,*/etc/xen/* call xlcfg#detect(1)
autocmd BufNewFile,BufRead *.cfg,*.xl,*.hvm,*.pv,*.pvh,*.pvlinux,*.pvhlinux call xlcfg#detect(0)
autocmd BufNewFile,BufRead xlexample.* set filetype=xlcfg
