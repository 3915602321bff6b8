#define _GNU_SOURCE
#include "table.h"

#ifdef CLIBXL_HEADERS

#include <stdlib.h>
#include <string.h>

/* What libxl's structures point to is libxl's to free: every string that goes in is a copy. */
static char *copy(const char *text) { return text ? strdup(text) : NULL; }

void clibxl_fill_disk(const struct clibxl_library *library, libxl_device_disk *to,
  const struct clibxl_disk *from)
{
  library->device_disk_init(to);
  to->backend_domid = from->backend_domid;
  to->pdev_path = copy(from->path);
  to->vdev = copy(from->vdev);
  to->script = copy(from->script);
  to->backend = (libxl_disk_backend)from->backend;
  to->format = (libxl_disk_format)from->format;
  to->removable = from->removable;
  to->readwrite = from->writable;
  to->is_cdrom = from->cdrom;
  to->direct_io_safe = from->direct_io_safe;
  if (from->discard >= 0) library->defbool_set(&to->discard_enable, from->discard);
  if (from->trusted >= 0) library->defbool_set(&to->trusted, from->trusted);
}

void clibxl_fill_nic(const struct clibxl_library *library, libxl_device_nic *to,
  const struct clibxl_nic *from)
{
  library->device_nic_init(to);
  to->backend_domid = from->backend_domid;
  to->devid = from->devid;
  to->mtu = from->mtu;
  memcpy(to->mac, from->mac, sizeof to->mac);
  to->ip = copy(from->ip);
  to->bridge = copy(from->bridge);
  to->ifname = copy(from->ifname);
  to->script = copy(from->script);
  to->gatewaydev = copy(from->gateway);
  to->nictype = (libxl_nic_type)from->kind;
  to->rate_bytes_per_interval = from->rate_bytes;
  to->rate_interval_usecs = from->rate_microseconds;
  if (from->trusted >= 0) library->defbool_set(&to->trusted, from->trusted);
}

void clibxl_drop_devices(struct clibxl_session *session)
{
  if (session->has_disk) session->library->device_disk_dispose(&session->disk);
  if (session->has_nic) session->library->device_nic_dispose(&session->nic);
  session->has_disk = session->has_nic = false;
}

/* A fresh start for an operation: an event, distinguished by its number, says that it is over. */
static void begin(struct clibxl_session *session)
{
  clibxl_drop_devices(session);
  session->how.callback = NULL;
  session->how.u.for_event++;
}

int clibxl_add_disk(struct clibxl_session *session, uint32_t domid, const struct clibxl_disk *disk)
{
  begin(session);
  clibxl_fill_disk(session->library, &session->disk, disk);
  session->has_disk = true;
  return session->library->device_disk_add(session->context, domid, &session->disk, &session->how);
}

int clibxl_add_nic(struct clibxl_session *session, uint32_t domid, const struct clibxl_nic *nic)
{
  begin(session);
  clibxl_fill_nic(session->library, &session->nic, nic);
  session->has_nic = true;
  return session->library->device_nic_add(session->context, domid, &session->nic, &session->how);
}

int clibxl_remove_disk(struct clibxl_session *session, uint32_t domid, const char *vdev)
{
  begin(session);
  session->library->device_disk_init(&session->disk);
  session->has_disk = true;
  int code = session->library->vdev_to_device_disk(session->context, domid, vdev, &session->disk);
  if (code) return code;
  return session->library->device_disk_remove(session->context, domid, &session->disk, &session->how);
}

int clibxl_remove_nic(struct clibxl_session *session, uint32_t domid, int devid)
{
  begin(session);
  session->library->device_nic_init(&session->nic);
  session->has_nic = true;
  int code = session->library->devid_to_device_nic(session->context, domid, devid, &session->nic);
  if (code) return code;
  return session->library->device_nic_remove(session->context, domid, &session->nic, &session->how);
}

int clibxl_insert_cdrom(struct clibxl_session *session, uint32_t domid, const struct clibxl_disk *disk)
{
  begin(session);
  clibxl_fill_disk(session->library, &session->disk, disk);
  session->has_disk = true;
  return session->library->cdrom_insert(session->context, domid, &session->disk, &session->how);
}

static void list_disks(struct clibxl_session *session, uint32_t domid, clibxl_visit *visit, void *user)
{
  const struct clibxl_library *library = session->library;
  int count = 0;
  libxl_device_disk *disks = library->device_disk_list(session->context, domid, &count);
  for (int at = 0; at < count; at++) {
    libxl_diskinfo state;
    library->diskinfo_init(&state);
    int code = library->device_disk_getinfo(session->context, domid, &disks[at], &state);
    struct clibxl_listed device = {
      .is_disk = true, .devid = code ? -1 : state.devid, .backend_domid = disks[at].backend_domid,
      .state = code ? -1 : state.state, .backend_path = code ? NULL : state.backend,
      .target = disks[at].pdev_path, .vdev = disks[at].vdev, .writable = disks[at].readwrite,
      .cdrom = disks[at].is_cdrom,
    };
    visit(user, &device);
    library->diskinfo_dispose(&state);
  }
  if (disks) library->device_disk_list_free(disks, count);
}

static void list_nics(struct clibxl_session *session, uint32_t domid, clibxl_visit *visit, void *user)
{
  const struct clibxl_library *library = session->library;
  int count = 0;
  libxl_device_nic *nics = library->device_nic_list(session->context, domid, &count);
  for (int at = 0; at < count; at++) {
    libxl_nicinfo state;
    library->nicinfo_init(&state);
    int code = library->device_nic_getinfo(session->context, domid, &nics[at], &state);
    struct clibxl_listed device = {
      .devid = nics[at].devid, .backend_domid = nics[at].backend_domid, .state = code ? -1 : state.state,
      .backend_path = code ? NULL : state.backend, .bridge = nics[at].bridge,
    };
    memcpy(device.mac, nics[at].mac, sizeof device.mac);
    visit(user, &device);
    library->nicinfo_dispose(&state);
  }
  if (nics) library->device_nic_list_free(nics, count);
}

void clibxl_list(struct clibxl_session *session, uint32_t domid, bool disks, clibxl_visit *visit, void *user)
{
  if (disks) {
    list_disks(session, domid, visit, user);
  } else {
    list_nics(session, domid, visit, user);
  }
}

char *clibxl_disk_json(const struct clibxl_library *library, const struct clibxl_disk *disk)
{
  libxl_device_disk filled;
  clibxl_fill_disk(library, &filled, disk);
  char *text = library->device_disk_to_json(NULL, &filled);
  library->device_disk_dispose(&filled);
  return text;
}

char *clibxl_nic_json(const struct clibxl_library *library, const struct clibxl_nic *nic)
{
  libxl_device_nic filled;
  clibxl_fill_nic(library, &filled, nic);
  char *text = library->device_nic_to_json(NULL, &filled);
  library->device_nic_dispose(&filled);
  return text;
}

#else

int clibxl_add_disk(struct clibxl_session *session, uint32_t domid, const struct clibxl_disk *disk)
{
  return (void)session, (void)domid, (void)disk, CLIBXL_FAILED;
}
int clibxl_add_nic(struct clibxl_session *session, uint32_t domid, const struct clibxl_nic *nic)
{
  return (void)session, (void)domid, (void)nic, CLIBXL_FAILED;
}
int clibxl_remove_disk(struct clibxl_session *session, uint32_t domid, const char *vdev)
{
  return (void)session, (void)domid, (void)vdev, CLIBXL_FAILED;
}
int clibxl_remove_nic(struct clibxl_session *session, uint32_t domid, int devid)
{
  return (void)session, (void)domid, (void)devid, CLIBXL_FAILED;
}
int clibxl_insert_cdrom(struct clibxl_session *session, uint32_t domid, const struct clibxl_disk *disk)
{
  return (void)session, (void)domid, (void)disk, CLIBXL_FAILED;
}
void clibxl_list(struct clibxl_session *session, uint32_t domid, bool disks, clibxl_visit *visit, void *user)
{
  (void)session, (void)domid, (void)disks, (void)visit, (void)user;
}
char *clibxl_disk_json(const struct clibxl_library *library, const struct clibxl_disk *disk)
{
  return (void)library, (void)disk, NULL;
}
char *clibxl_nic_json(const struct clibxl_library *library, const struct clibxl_nic *nic)
{
  return (void)library, (void)nic, NULL;
}

#endif
