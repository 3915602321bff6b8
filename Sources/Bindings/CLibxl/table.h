/* libxl's functions as pointers of the types that the headers give them. */
#ifndef CLIBXL_TABLE_H
#define CLIBXL_TABLE_H
#include "CLibxl.h"
#include "release.h"

#ifdef CLIBXL_PC

#define CLIBXL_FUNCTIONS(F) \
  F(libxl_ctx_alloc) \
  F(libxl_ctx_free) \
  F(libxl_childproc_setmode) \
  F(libxl_event_register_callbacks) \
  F(libxl_event_check) \
  F(libxl_event_free) \
  F(libxl_event_init) \
  F(libxl_osevent_beforepoll) \
  F(libxl_osevent_afterpoll) \
  F(libxl_ao_abort) \
  F(libxl_domain_qualifier_to_domid) \
  F(libxl_defbool_set) \
  F(libxl_defbool_is_default) \
  F(libxl_defbool_val) \
  F(libxl_device_disk_init) \
  F(libxl_device_disk_dispose) \
  F(libxl_device_disk_to_json) \
  F(libxl_device_disk_add) \
  F(libxl_device_disk_remove) \
  F(libxl_device_disk_safe_remove) \
  F(libxl_device_disk_destroy) \
  F(libxl_device_disk_list) \
  F(libxl_device_disk_list_free) \
  F(libxl_device_disk_getinfo) \
  F(libxl_vdev_to_device_disk) \
  F(libxl_diskinfo_init) \
  F(libxl_diskinfo_dispose) \
  F(libxl_device_nic_init) \
  F(libxl_device_nic_dispose) \
  F(libxl_device_nic_to_json) \
  F(libxl_device_nic_add) \
  F(libxl_device_nic_remove) \
  F(libxl_device_nic_destroy) \
  F(libxl_device_nic_list) \
  F(libxl_device_nic_list_free) \
  F(libxl_device_nic_getinfo) \
  F(libxl_devid_to_device_nic) \
  F(libxl_nicinfo_init) \
  F(libxl_nicinfo_dispose)

struct clibxl_library {
#define CLIBXL_POINTER(name) __typeof__(&name) name;
  CLIBXL_FUNCTIONS(CLIBXL_POINTER)
#undef CLIBXL_POINTER
};

struct clibxl_context {
  xentoollog_logger logger; /* first: libxl knows a logger by its address only */
  clibxl_line *line;
  void *user;
  const struct clibxl_library *library;
  libxl_ctx *ctx;
  uint64_t operations; /* started so far: the name of the newest one */
  int is_lost;
};

/* Copies a flat device into one of libxl's that was initialised; 0 or ERROR_NOMEM. What was copied so far is
 * freed by libxl's `_dispose`. */
int clibxl_fill_disk(const struct clibxl_library *library, libxl_device_disk *disk,
                     const struct clibxl_disk *from);
int clibxl_fill_nic(const struct clibxl_library *library, libxl_device_nic *nic,
                    const struct clibxl_nic *from);
/* Looks at a device of libxl's. */
void clibxl_read_disk(const struct clibxl_library *library, const libxl_device_disk *disk,
                      struct clibxl_disk *to);
void clibxl_read_nic(const struct clibxl_library *library, const libxl_device_nic *nic,
                     struct clibxl_nic *to);

#endif
#endif
