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
syntax keyword xlcfgKey contained dm_restrict driver_domain dtdev e820_host extra firmware
syntax keyword xlcfgKey contained gfx_passthru gic_version hap hdtype hpet hvm_pirq init_seclabel
syntax keyword xlcfgKey contained iomem ioports irqs kernel keymap llc_colors localtime
syntax keyword xlcfgKey contained max_event_channels max_grant_frames max_grant_version
syntax keyword xlcfgKey contained max_maptrack_frames maxmem maxvcpus mca_caps memory mmio_hole
syntax keyword xlcfgKey contained ms_vm_genid name nestedhvm nographic nomigrate nr_spis nx on_crash
syntax keyword xlcfgKey contained on_poweroff on_reboot on_soft_reset on_watchdog oos opengl p9 pae
syntax keyword xlcfgKey contained passthrough pci pci_msitranslate pci_permissive pci_power_mgmt
syntax keyword xlcfgKey contained pci_seize pool pvcalls pvshim pvshim_cmdline pvshim_extra
syntax keyword xlcfgKey contained pvshim_path ramdisk rdm rdm_mem_boundary root rtc_timeoffset sdl
syntax keyword xlcfgKey contained seclabel serial shadow_memory smbios smbios_firmware soundhw spice
syntax keyword xlcfgKey contained spice_clipboard_sharing spice_image_compression
syntax keyword xlcfgKey contained spice_streaming_video spiceagent_mouse spicedisable_ticketing
syntax keyword xlcfgKey contained spicehost spicepasswd spiceport spicetls_port spiceusbredirection
syntax keyword xlcfgKey contained spicevdagent stubdomain_cmdline stubdomain_kernel
syntax keyword xlcfgKey contained stubdomain_memory stubdomain_ramdisk sve tee timer_mode
syntax keyword xlcfgKey contained trap_unmapped_accesses tsc_mode type usb usbctrl usbdev usbdevice
syntax keyword xlcfgKey contained usbversion uuid vcpus vdispl vendor_device vfb vga videoram vif
syntax keyword xlcfgKey contained viridian virtio vkb vkb_device vmtrace_buf_kb vnc vncdisplay
syntax keyword xlcfgKey contained vnclisten vncpasswd vncunused vnuma vpmu vpt_align vsnd vtpm vuart
syntax keyword xlcfgKey contained xauthority xen_platform_pci xen_platform_pci_bar_uc
syntax keyword xlcfgKey contained xend_suspend_evtchn_compat xenstore_feature_mask xenstore_quota
syntax keyword xlcfgOldKey contained altp2mhvm builder device_model extratime firmware_override
syntax keyword xlcfgOldKey contained latency msr_relaxed period slice stdvga vif2 vncviewer
syntax keyword xlcfgGoneKey contained access_control audio autoballoon blkdev_start blkif bootargs
syntax keyword xlcfgGoneKey contained bootentry cdrom claim_mode colo.default.proxyscript cpu
syntax keyword xlcfgGoneKey contained cpu_cap cpuid_check defaultbridge description dhcp fda fdb
syntax keyword xlcfgGoneKey contained features gateway guest_os_type hostname interface ip irq isa
syntax keyword xlcfgGoneKey contained loader lockfile machine_address_size memory_sharing monitor
syntax keyword xlcfgGoneKey contained monitor_path netif netmask nfs_root nfs_server nics nodes
syntax keyword xlcfgGoneKey contained on_xend_start on_xend_stop output_format parallel pvh
syntax keyword xlcfgGoneKey contained remus.default.netbufscript restart run_hotplug_scripts
syntax keyword xlcfgGoneKey contained s3_integrity sched superpages suppress_spurious_page_faults
syntax keyword xlcfgGoneKey contained target vcpu_avail vhpt vif.default.backend vif.default.bridge
syntax keyword xlcfgGoneKey contained vif.default.gatewaydev vif.default.script vifscript vm.cpumask
syntax keyword xlcfgGoneKey contained vm.hvm.cpumask vm.pv.cpumask vncconsole vscsi vusb
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
