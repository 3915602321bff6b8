// Tells xl.cfg from the many other files that are called .cfg.
'use strict'

// begin: domain keys
const domainKeys = new Set([
  'boot', 'bootloader', 'builder', 'cmdline', 'device_model_version', 'disk', 'extra', 'firmware',
  'kernel', 'maxmem', 'maxvcpus', 'memory', 'on_crash', 'on_poweroff', 'on_reboot', 'pci', 'ramdisk',
  'root', 'type', 'uuid', 'vcpus', 'vfb', 'vif', 'vnc'
])
// end: domain keys

/** The most lines of a file that are looked at. */
const lineCountMax = 1000

/** Whether a text is a guest's configuration: no script, no sections, and a key that only guests have. */
function isDomain(text) {
  const lines = text.split('\n', lineCountMax)
  const first = lines.find((line) => !/^\s*(#(?!!).*)?$/.test(line.trimEnd()))
  if (first === undefined || /^#!/.test(lines[0])) return false
  if (/^\s*(?:[<{]|\[[^\]'"]+\]\s*(?:[#;].*)?$)/.test(first)) return false
  return lines.some((line) => {
    const name = /^\s*([a-z_]+)\s*\+?=/.exec(line)
    return name !== null && domainKeys.has(name[1])
  })
}

module.exports = { isDomain }
