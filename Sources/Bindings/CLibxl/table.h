/* The functions of libxl that are used, each with its own type, in a table that dlsym fills. */
#ifndef CLIBXL_TABLE_H
#define CLIBXL_TABLE_H

#include "include/CLibxl.h"

/* Their version, "4.17.0" without the quotes, is reported by Package.swift, which searched for them. */
#ifdef CLIBXL_HEADERS
#if !__has_include(<libxl.h>)
#error "libxl's headers were there when Package.swift was read last, and are not any more: run scripts/build"
#endif

/* The newest interface that every release from 4.14 on has (libxl.h). */
#define LIBXL_API_VERSION 0x041400
#include <libxl.h>
#include <libxl_event.h>
#include <libxl_utils.h>

#define CLIBXL_FUNCTIONS(function) \
  function(ctx_alloc) function(ctx_free) function(error_to_string) function(defbool_set) \
  function(childproc_setmode) function(event_check) function(event_free) function(ao_abort) \
  function(osevent_beforepoll) function(osevent_afterpoll) \
  function(device_disk_init) function(device_disk_dispose) function(device_disk_to_json) \
  function(device_disk_add) function(device_disk_remove) function(vdev_to_device_disk) \
  function(device_disk_list) function(device_disk_list_free) function(device_disk_getinfo) \
  function(diskinfo_init) function(diskinfo_dispose) \
  function(device_nic_init) function(device_nic_dispose) function(device_nic_to_json) \
  function(device_nic_add) function(device_nic_remove) function(devid_to_device_nic) \
  function(device_nic_list) function(device_nic_list_free) function(device_nic_getinfo) \
  function(cdrom_insert) function(nicinfo_init) function(nicinfo_dispose)

struct clibxl_library {
#define CLIBXL_MEMBER(name) __typeof__(&libxl_##name) name;
  CLIBXL_FUNCTIONS(CLIBXL_MEMBER)
#undef CLIBXL_MEMBER
};

struct clibxl_session {
  /* First: libxl gives its log's functions a pointer to this. */
  xentoollog_logger logger;
  const struct clibxl_library *library;
  libxl_ctx *context;
  clibxl_log *log;
  clibxl_programs *programs;
  void *user;
  libxl_childproc_hooks hooks;
  int started;
  pid_t program; /* the last that was started */
  libxl_asyncop_how how;
  /* An operation reads its device until it is over. */
  bool has_disk, has_nic;
  libxl_device_disk disk;
  libxl_device_nic nic;
};

void clibxl_fill_disk(const struct clibxl_library *library, libxl_device_disk *to,
  const struct clibxl_disk *from);
void clibxl_fill_nic(const struct clibxl_library *library, libxl_device_nic *to,
  const struct clibxl_nic *from);
void clibxl_drop_devices(struct clibxl_session *session);

#endif
#endif
