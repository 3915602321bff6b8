#include "table.h"

#ifdef CLIBXL_PC

#include <stdlib.h>
#include <string.h>

_Static_assert(LIBXL_DISK_BACKEND_STANDALONE == 4, "libxl_disk_backend has other numbers");
_Static_assert(LIBXL_DISK_FORMAT_QED == 6, "libxl_disk_format has other numbers");
_Static_assert(LIBXL_DISK_SPECIFICATION_VIRTIO == 2, "libxl_disk_specification has other numbers");
_Static_assert(LIBXL_NIC_TYPE_VIF == 2, "libxl_nic_type has other numbers");
_Static_assert(sizeof(libxl_mac) == sizeof(((struct clibxl_nic *)0)->mac), "libxl_mac has another size");

/* Copies a text that libxl will free; 0 without memory. */
static int copy(char **to, const char *from) {
  if (!from) return 1;
  *to = strdup(from);
  return *to != NULL;
}

static void fill_truth(const struct clibxl_library *library, libxl_defbool *to, int32_t from) {
  if (from != 0) library->libxl_defbool_set(to, from > 0);
}

static int32_t read_truth(const struct clibxl_library *library, libxl_defbool from) {
  if (library->libxl_defbool_is_default(from)) return 0;
  return library->libxl_defbool_val(from) ? 1 : -1;
}

int clibxl_fill_disk(const struct clibxl_library *library, libxl_device_disk *disk,
                     const struct clibxl_disk *from) {
  disk->backend_domid = from->backend_domid;
  disk->backend = from->backend;
  disk->format = from->format;
  disk->specification = from->specification;
  disk->removable = from->is_removable;
  disk->readwrite = from->is_writable;
  disk->is_cdrom = from->is_cdrom;
  disk->direct_io_safe = from->is_direct_io_safe;
  fill_truth(library, &disk->discard_enable, from->discards);
  fill_truth(library, &disk->trusted, from->trusted);
  int is_whole = copy(&disk->backend_domname, from->backend_domname) && copy(&disk->pdev_path, from->path)
                 && copy(&disk->vdev, from->vdev) && copy(&disk->script, from->script);
  return is_whole ? 0 : ERROR_NOMEM;
}

void clibxl_read_disk(const struct clibxl_library *library, const libxl_device_disk *disk,
                      struct clibxl_disk *to) {
  *to = (struct clibxl_disk){
      .backend_domid = disk->backend_domid,
      .backend_domname = disk->backend_domname,
      .path = disk->pdev_path,
      .vdev = disk->vdev,
      .script = disk->script,
      .backend = (int32_t)disk->backend,
      .format = (int32_t)disk->format,
      .specification = (int32_t)disk->specification,
      .is_removable = disk->removable,
      .is_writable = disk->readwrite,
      .is_cdrom = disk->is_cdrom,
      .is_direct_io_safe = disk->direct_io_safe,
      .discards = read_truth(library, disk->discard_enable),
      .trusted = read_truth(library, disk->trusted),
  };
}

int clibxl_fill_nic(const struct clibxl_library *library, libxl_device_nic *nic,
                    const struct clibxl_nic *from) {
  nic->backend_domid = from->backend_domid;
  nic->devid = from->devid;
  nic->mtu = from->mtu;
  nic->nictype = from->type;
  nic->rate_bytes_per_interval = from->rate_bytes;
  nic->rate_interval_usecs = from->rate_microseconds;
  memcpy(nic->mac, from->mac, sizeof nic->mac);
  fill_truth(library, &nic->trusted, from->trusted);
  int is_whole = copy(&nic->backend_domname, from->backend_domname) && copy(&nic->model, from->model)
                 && copy(&nic->ip, from->ip) && copy(&nic->bridge, from->bridge)
                 && copy(&nic->ifname, from->ifname) && copy(&nic->script, from->script)
                 && copy(&nic->gatewaydev, from->gateway_device);
  return is_whole ? 0 : ERROR_NOMEM;
}

void clibxl_read_nic(const struct clibxl_library *library, const libxl_device_nic *nic,
                     struct clibxl_nic *to) {
  *to = (struct clibxl_nic){
      .backend_domid = nic->backend_domid,
      .backend_domname = nic->backend_domname,
      .devid = nic->devid,
      .mtu = nic->mtu,
      .model = nic->model,
      .ip = nic->ip,
      .bridge = nic->bridge,
      .ifname = nic->ifname,
      .script = nic->script,
      .gateway_device = nic->gatewaydev,
      .type = (int32_t)nic->nictype,
      .rate_bytes = nic->rate_bytes_per_interval,
      .rate_microseconds = nic->rate_interval_usecs,
      .trusted = read_truth(library, nic->trusted),
  };
  memcpy(to->mac, nic->mac, sizeof to->mac);
}

char *clibxl_disk_json(const struct clibxl_library *library, const struct clibxl_disk *disk) {
  libxl_device_disk whole;
  library->libxl_device_disk_init(&whole);
  int code = clibxl_fill_disk(library, &whole, disk);
  char *text = code == 0 ? library->libxl_device_disk_to_json(NULL, &whole) : NULL;
  library->libxl_device_disk_dispose(&whole);
  return text;
}

char *clibxl_nic_json(const struct clibxl_library *library, const struct clibxl_nic *nic) {
  libxl_device_nic whole;
  library->libxl_device_nic_init(&whole);
  int code = clibxl_fill_nic(library, &whole, nic);
  char *text = code == 0 ? library->libxl_device_nic_to_json(NULL, &whole) : NULL;
  library->libxl_device_nic_dispose(&whole);
  return text;
}

#endif
