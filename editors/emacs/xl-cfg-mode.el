;;; xl-cfg-mode.el --- Configuration files of Xen guests  -*- lexical-binding: t; -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "27.1"))
;; Keywords: languages, tools
;; URL: https://xenproject.org

;;; Commentary:

;; A major mode for the files that `xl create' reads, and the language server `xlplug lsp' for Eglot:
;;
;;   (require 'xl-cfg-mode)
;;   (add-hook 'xl-cfg-mode-hook #'eglot-ensure)

;;; Code:

(defgroup xl-cfg nil "Configuration files of Xen guests." :group 'languages :prefix "xl-cfg-")

(defcustom xl-cfg-indent 2 "Columns by which the elements of a list are indented." :type 'natnum :safe #'natnump)

(defcustom xl-cfg-command "xlplug" "The command that checks, formats and serves." :type 'string)

;; begin: keys
(defconst xl-cfg-keys
  '("acpi" "acpi_firmware" "acpi_laptop_slate" "acpi_s3" "acpi_s4" "altp2m" "altp2m_count" "apic"
    "arm_sci" "bios" "bios_path_override" "boot" "bootloader" "bootloader_args"
    "bootloader_restrict" "bootloader_user" "cap" "channel" "cmdline" "cpu_weight" "cpuid" "cpus"
    "cpus_soft" "device_model_args" "device_model_args_hvm" "device_model_args_pv"
    "device_model_override" "device_model_stubdomain_override" "device_model_stubdomain_seclabel"
    "device_model_user" "device_model_version" "device_tree" "disk" "display" "dm_restrict"
    "driver_domain" "dtdev" "e820_host" "extra" "firmware" "gfx_passthru" "gic_version" "hap"
    "hdtype" "hpet" "hvm_pirq" "init_seclabel" "iomem" "ioports" "irqs" "kernel" "keymap"
    "llc_colors" "localtime" "max_event_channels" "max_grant_frames" "max_grant_version"
    "max_maptrack_frames" "maxmem" "maxvcpus" "mca_caps" "memory" "mmio_hole" "ms_vm_genid" "name"
    "nestedhvm" "nographic" "nomigrate" "nr_spis" "nx" "on_crash" "on_poweroff" "on_reboot"
    "on_soft_reset" "on_watchdog" "oos" "opengl" "p9" "pae" "passthrough" "pci" "pci_msitranslate"
    "pci_permissive" "pci_power_mgmt" "pci_seize" "pool" "pvcalls" "pvshim" "pvshim_cmdline"
    "pvshim_extra" "pvshim_path" "ramdisk" "rdm" "rdm_mem_boundary" "root" "rtc_timeoffset" "sdl"
    "seclabel" "serial" "shadow_memory" "smbios" "smbios_firmware" "soundhw" "spice"
    "spice_clipboard_sharing" "spice_image_compression" "spice_streaming_video" "spiceagent_mouse"
    "spicedisable_ticketing" "spicehost" "spicepasswd" "spiceport" "spicetls_port"
    "spiceusbredirection" "spicevdagent" "stubdomain_cmdline" "stubdomain_kernel"
    "stubdomain_memory" "stubdomain_ramdisk" "sve" "tee" "timer_mode" "trap_unmapped_accesses"
    "tsc_mode" "type" "usb" "usbctrl" "usbdev" "usbdevice" "usbversion" "uuid" "vcpus" "vdispl"
    "vendor_device" "vfb" "vga" "videoram" "vif" "viridian" "virtio" "vkb" "vkb_device"
    "vmtrace_buf_kb" "vnc" "vncdisplay" "vnclisten" "vncpasswd" "vncunused" "vnuma" "vpmu"
    "vpt_align" "vsnd" "vtpm" "vuart" "xauthority" "xen_platform_pci" "xen_platform_pci_bar_uc"
    "xend_suspend_evtchn_compat" "xenstore_feature_mask" "xenstore_quota")
  "Keys that xl reads.")
(defconst xl-cfg-old-keys
  '("altp2mhvm" "builder" "device_model" "extratime" "firmware_override" "latency" "msr_relaxed"
    "period" "slice" "stdvga" "vif2" "vncviewer")
  "Keys that xl reads and that should not be used.")
(defconst xl-cfg-gone-keys
  '("access_control" "audio" "autoballoon" "blkdev_start" "blkif" "bootargs" "bootentry" "cdrom"
    "claim_mode" "colo.default.proxyscript" "cpu" "cpu_cap" "cpuid_check" "defaultbridge"
    "description" "dhcp" "fda" "fdb" "features" "gateway" "guest_os_type" "hostname" "interface"
    "ip" "irq" "isa" "loader" "lockfile" "machine_address_size" "memory_sharing" "monitor"
    "monitor_path" "netif" "netmask" "nfs_root" "nfs_server" "nics" "nodes" "on_xend_start"
    "on_xend_stop" "output_format" "parallel" "pvh" "remus.default.netbufscript" "restart"
    "run_hotplug_scripts" "s3_integrity" "sched" "superpages" "suppress_spurious_page_faults"
    "target" "vcpu_avail" "vhpt" "vif.default.backend" "vif.default.bridge" "vif.default.gatewaydev"
    "vif.default.script" "vifscript" "vm.cpumask" "vm.hvm.cpumask" "vm.pv.cpumask" "vncconsole"
    "vscsi" "vusb")
  "Keys that no release of xl reads any more.")
(defconst xl-cfg-domain-keys
  '("boot" "bootloader" "builder" "cmdline" "device_model_version" "disk" "extra" "firmware"
    "kernel" "maxmem" "maxvcpus" "memory" "on_crash" "on_poweroff" "on_reboot" "pci" "ramdisk"
    "root" "type" "uuid" "vcpus" "vfb" "vif" "vnc")
  "Keys by which a file is told to be a domain's.")
;; end: keys

;; begin: disk words
(defconst xl-cfg-disk-prefixes
  '("aio" "drbd" "enbd" "file" "ioemu" "iscsi" "nbd" "phy" "qcow" "qcow2" "raw" "tap" "tap2"
    "tapdisk" "vhd")
  "Prefixes of disk strings.")
(defconst xl-cfg-disk-flags
  '("cdrom" "colo" "direct-io-safe" "discard" "grant_usage" "no-colo" "no-discard" "trusted"
    "untrusted")
  "Flags of disk strings.")
;; end: disk words

(defconst xl-cfg--name-regexp "\\(?:^\\|;\\)[ \t]*\\([a-z][a-z0-9._]*\\)[ \t]*\\+?=")

(defun xl-cfg--face (name)
  "The face of the key NAME, by what xl makes of it."
  (cond ((member name xl-cfg-keys) 'font-lock-keyword-face)
        ((member name xl-cfg-old-keys) 'font-lock-preprocessor-face)
        ((member name xl-cfg-gone-keys) 'font-lock-warning-face)
        (t 'font-lock-variable-name-face)))

(defconst xl-cfg-font-lock-keywords
  `((,xl-cfg--name-regexp 1 (xl-cfg--face (match-string-no-properties 1)))
    ("[\"',][ \t]*\\([a-z][-a-z0-9_]*\\)=" 1 font-lock-type-face prepend)
    (,(concat "[\"',:][ \t]*\\(" (regexp-opt xl-cfg-disk-prefixes) "\\):") 1 font-lock-preprocessor-face prepend)
    (,(concat ",[ \t]*\\(" (regexp-opt xl-cfg-disk-flags) "\\)[ \t]*[,\"']") 1 font-lock-type-face prepend)
    ("[,=][ \t]*\\(\\(?:xvd\\|hd\\|sd\\)[a-z]+[0-9]*\\(?::cdrom\\|:disk\\)?\\)[ \t]*[,\"']"
     1 font-lock-constant-face prepend)
    ("\\_<[0-9][0-9a-fx]*\\_>" . font-lock-constant-face))
  "What is coloured beside comments and strings.")

(defvar xl-cfg-mode-syntax-table
  (let ((table (make-syntax-table)))
    (modify-syntax-entry ?# "<" table)
    (modify-syntax-entry ?\n ">" table)
    (modify-syntax-entry ?\" "\"" table)
    (modify-syntax-entry ?' "\"" table)
    (modify-syntax-entry ?\\ "\\" table)
    (modify-syntax-entry ?_ "_" table)
    (modify-syntax-entry ?\[ "(]" table)
    (modify-syntax-entry ?\] ")[" table)
    table))

(defun xl-cfg-indent-line ()
  "Indent the elements of a list; everything else begins the line."
  (interactive)
  (let* ((depth (save-excursion
                  (beginning-of-line)
                  (let ((open (car (syntax-ppss))))
                    (skip-chars-forward " \t")
                    (if (eq (char-after) ?\]) (max 0 (1- open)) open))))
         (behind (- (point-max) (point))))
    (unless (nth 3 (syntax-ppss (line-beginning-position)))
      (indent-line-to (* depth xl-cfg-indent))
      (when (> (- (point-max) behind) (point)) (goto-char (- (point-max) behind))))))

(defun xl-cfg-domain-p ()
  "Whether the buffer holds a domain: no sections, and a key only domains have."
  (save-excursion
    (save-restriction
      ;; Emacs shows the beginning only to those who tell a mode by content.
      (widen)
      (goto-char (point-min))
      (xl-cfg--domain-here-p (min (point-max) 65536)))))

(defun xl-cfg--domain-here-p (bound)
  "Whether a domain begins at point, looking no further than BOUND."
  (let ((case-fold-search nil))
    (and (not (looking-at "#!"))
         (progn (while (looking-at "[ \t]*\\(#.*\\)?\n") (forward-line)) t)
         (not (looking-at "[ \t]*\\(?:[<{]\\|\\[[^]'\"\n]+\\][ \t]*\\(?:[#;].*\\)?$\\)"))
         (re-search-forward
          (concat "^[ \t]*" (regexp-opt xl-cfg-domain-keys) "[ \t]*\\+?=") bound t)
         t)))

(defvar eglot-server-programs)

;;;###autoload
(define-derived-mode xl-cfg-mode prog-mode "xl.cfg"
  "Major mode for the configuration files of Xen guests."
  (setq-local comment-start "# "
              comment-start-skip "#+[ \t]*"
              comment-end ""
              indent-tabs-mode nil
              indent-line-function #'xl-cfg-indent-line
              font-lock-defaults '(xl-cfg-font-lock-keywords)
              imenu-generic-expression `((nil ,xl-cfg--name-regexp 1)))
  (when buffer-file-name
    (setq-local compile-command
                (concat xl-cfg-command " lint -q --output-format concise "
                        (shell-quote-argument (file-local-name buffer-file-name))))))

;; Below /etc/xen by place; elsewhere by the ending, and by content where the ending says little.
;;;###autoload
(progn
  (add-to-list 'auto-mode-alist
               '("/etc/xen/\\(?:auto/\\)?\\(?:xlexample\\.[a-z]+\\|[^/.]+\\|[^/]+\\.\\(?:cfg\\|xl\\|hvm\\|pvh?\\|pvh?linux\\)\\)\\'"
                 . xl-cfg-mode))
  (add-to-list 'auto-mode-alist '("/etc/xen/\\(?:oxenstored\\|xl\\)\\.conf\\'" . conf-mode))
  (add-to-list 'auto-mode-alist '("/xlexample\\.[a-z]+\\'" . xl-cfg-mode))
  (add-to-list 'auto-mode-alist '("\\.xl\\'" . xl-cfg-mode)))

(defun xl-cfg-magic-p ()
  "Whether the visited file is named as domains' files are, and holds a domain."
  (and buffer-file-name
       (string-match-p "\\.\\(?:cfg\\|hvm\\|pvh?\\|pvh?linux\\)\\'" buffer-file-name)
       (xl-cfg-domain-p)))

(add-to-list 'magic-mode-alist '(xl-cfg-magic-p . xl-cfg-mode))

(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs `(xl-cfg-mode . (,xl-cfg-command "lsp"))))

(provide 'xl-cfg-mode)
;;; xl-cfg-mode.el ends here
