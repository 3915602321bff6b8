" Colours of xl.cfg: keys that xl reads, keys that it does not, texts, numbers, disk and vif strings.
if exists('b:current_syntax') | finish | endif
syntax case match

syntax match xlcfgName /\(^\|;\)\s*\zs\l[a-z0-9._]*\ze\s*+\==/ contains=xlcfgKey,xlcfgOldKey,xlcfgGoneKey
syntax match xlcfgOperator /+\==/
syntax match xlcfgNumber /\<\d[0-9a-fx]*\>/
syntax match xlcfgSeparator /[][,;]/
syntax match xlcfgEscape /\\\(x\x\x\=\|\o\{1,3}\|.\)/ contained
syntax region xlcfgString start=/"/ skip=/\\./ end=/"/ oneline contains=xlcfgEscape,@xlcfgDevice
syntax region xlcfgString start=/'/ skip=/\\./ end=/'/ oneline contains=xlcfgEscape,@xlcfgDevice
syntax match xlcfgComment /#.*$/ contains=xlcfgSuppression
syntax match xlcfgSuppression /xlplug: *ignore\(-file\)\=\>.*/ contained

" What stands in the strings of disks and network interfaces.
syntax cluster xlcfgDevice contains=xlcfgParameter,xlcfgPrefix,xlcfgVdev,xlcfgFlag
syntax match xlcfgParameter /\(["',]\s*\)\@<=\l[-a-z0-9_]*\ze=/ contained
syntax match xlcfgVdev /\([,=]\s*\)\@<=\(xvd\|hd\|sd\)\l\+\d*\(:cdrom\|:disk\)\=\ze\s*[,"']/ contained
" begin: disk words
syntax match xlcfgPrefix /\(["':]\)\@<=\(aio\|drbd\|enbd\|file\|ioemu\|iscsi\|nbd\|phy\|qcow\|qcow2\|raw\|tap\|tap2\|tapdisk\|vhd\)\ze:/ contained
syntax match xlcfgFlag /\(,\s*\)\@<=\(cdrom\|colo\|direct-io-safe\|discard\|grant_usage\|no-colo\|no-discard\|trusted\|untrusted\)\(=[01]\)\=\ze\s*[,"']/ contained
" end: disk words

" begin: keys
syntax keyword xlcfgKey contained acpi acpi_firmware acpi_laptop_slate acpi_s3 acpi_s4 altp2m
syntax keyword xlcfgKey contained altp2m_count apic arm_sci bios bios_path_override boot bootloader
syntax keyword xlcfgKey contained bootloader_args bootloader_restrict bootloader_user cap channel
syntax keyword xlcfgKey contained cmdline cpu_weight cpuid cpus cpus_soft device_model_args
syntax keyword xlcfgKey contained device_model_args_hvm device_model_args_pv device_model_override
syntax keyword xlcfgKey contained device_model_stubdomain_override device_model_stubdomain_seclabel
syntax keyword xlcfgKey contained device_model_user device_model_version device_tree disk display
syntax keyword xlcfgKey contained dm_restrict driver_domain dtdev e820_host firmware gfx_passthru
syntax keyword xlcfgKey contained gic_version hap hdtype hpet hvm_pirq init_seclabel iomem ioports
syntax keyword xlcfgKey contained irqs kernel keymap llc_colors localtime max_event_channels
syntax keyword xlcfgKey contained max_grant_frames max_grant_version max_maptrack_frames maxmem
syntax keyword xlcfgKey contained maxvcpus mca_caps memory mmio_hole ms_vm_genid name nestedhvm
syntax keyword xlcfgKey contained nographic nomigrate nr_spis nx on_crash on_poweroff on_reboot
syntax keyword xlcfgKey contained on_soft_reset on_watchdog oos opengl p9 pae passthrough pci
syntax keyword xlcfgKey contained pci_msitranslate pci_permissive pci_power_mgmt pci_seize pool
syntax keyword xlcfgKey contained pvcalls pvshim pvshim_cmdline pvshim_extra pvshim_path ramdisk rdm
syntax keyword xlcfgKey contained rdm_mem_boundary rtc_timeoffset sdl seclabel serial shadow_memory
syntax keyword xlcfgKey contained smbios smbios_firmware soundhw spice spice_clipboard_sharing
syntax keyword xlcfgKey contained spice_image_compression spice_streaming_video spiceagent_mouse
syntax keyword xlcfgKey contained spicedisable_ticketing spicehost spicepasswd spiceport
syntax keyword xlcfgKey contained spicetls_port spiceusbredirection spicevdagent stubdomain_cmdline
syntax keyword xlcfgKey contained stubdomain_kernel stubdomain_memory stubdomain_ramdisk sve tee
syntax keyword xlcfgKey contained timer_mode trap_unmapped_accesses tsc_mode type usb usbctrl usbdev
syntax keyword xlcfgKey contained usbdevice usbversion uuid vcpus vdispl vendor_device vfb vga
syntax keyword xlcfgKey contained videoram vif viridian virtio vkb vkb_device vmtrace_buf_kb vnc
syntax keyword xlcfgKey contained vncdisplay vnclisten vncpasswd vncunused vnuma vpmu vpt_align vsnd
syntax keyword xlcfgKey contained vtpm vuart xauthority xen_platform_pci xen_platform_pci_bar_uc
syntax keyword xlcfgKey contained xend_suspend_evtchn_compat xenstore_feature_mask xenstore_quota
syntax keyword xlcfgOldKey contained altp2mhvm builder device_model extra extratime
syntax keyword xlcfgOldKey contained firmware_override latency msr_relaxed period root slice stdvga
syntax keyword xlcfgOldKey contained vif2 vncviewer
syntax keyword xlcfgGoneKey contained blkif cdrom dhcp fda fdb gateway hostname netif netmask
syntax keyword xlcfgGoneKey contained nfs_root nfs_server nodes on_xend_start on_xend_stop pvh sched
syntax keyword xlcfgGoneKey contained vcpu_avail vncconsole vscsi
" end: keys

highlight default link xlcfgName Identifier
highlight default link xlcfgKey Keyword
highlight default link xlcfgOldKey PreProc
highlight default link xlcfgGoneKey Error
highlight default link xlcfgOperator Operator
highlight default link xlcfgNumber Number
highlight default link xlcfgSeparator Delimiter
highlight default link xlcfgString String
highlight default link xlcfgEscape SpecialChar
highlight default link xlcfgComment Comment
highlight default link xlcfgSuppression SpecialComment
highlight default link xlcfgParameter Type
highlight default link xlcfgPrefix PreProc
highlight default link xlcfgVdev Constant
highlight default link xlcfgFlag Type
let b:current_syntax = 'xlcfg'
