#include "table.h"

#ifdef CLIBXL_PC

#include <stdlib.h>

struct clibxl_list {
  const struct clibxl_context *context;
  uint32_t domid;
  int count;
  libxl_device_disk *disks;
  libxl_device_nic *nics;
  libxl_diskinfo disk;
  libxl_nicinfo nic;
};

static struct clibxl_list *new_list(const struct clibxl_context *context, uint32_t domid) {
  struct clibxl_list *list = calloc(1, sizeof *list);
  if (!list) return NULL;
  list->context = context;
  list->domid = domid;
  context->library->libxl_diskinfo_init(&list->disk);
  context->library->libxl_nicinfo_init(&list->nic);
  return list;
}

struct clibxl_list *clibxl_disks(struct clibxl_context *context, uint32_t domid) {
  struct clibxl_list *list = new_list(context, domid);
  if (!list) return NULL;
  list->disks = context->library->libxl_device_disk_list(context->ctx, domid, &list->count);
  if (!list->disks) list->count = 0;
  return list;
}

struct clibxl_list *clibxl_nics(struct clibxl_context *context, uint32_t domid) {
  struct clibxl_list *list = new_list(context, domid);
  if (!list) return NULL;
  list->nics = context->library->libxl_device_nic_list(context->ctx, domid, &list->count);
  if (!list->nics) list->count = 0;
  return list;
}

int clibxl_list_count(const struct clibxl_list *list) { return list->count; }

int clibxl_list_disk(struct clibxl_list *list, int index, struct clibxl_disk *disk,
                     struct clibxl_state *state) {
  const struct clibxl_library *library = list->context->library;
  libxl_diskinfo *found = &list->disk;
  clibxl_read_disk(library, &list->disks[index], disk);
  library->libxl_diskinfo_dispose(found);
  library->libxl_diskinfo_init(found);
  int code =
      library->libxl_device_disk_getinfo(list->context->ctx, list->domid, &list->disks[index], found);
  *state = (struct clibxl_state){
      .backend = found->backend,
      .backend_domid = found->backend_id,
      .frontend = found->frontend,
      .frontend_domid = found->frontend_id,
      .devid = found->devid,
      .state = found->state,
      .event_channel = found->evtch,
      .ring = found->rref,
      .second_ring = -1,
  };
  return code;
}

int clibxl_list_nic(struct clibxl_list *list, int index, struct clibxl_nic *nic,
                    struct clibxl_state *state) {
  const struct clibxl_library *library = list->context->library;
  libxl_nicinfo *found = &list->nic;
  clibxl_read_nic(library, &list->nics[index], nic);
  library->libxl_nicinfo_dispose(found);
  library->libxl_nicinfo_init(found);
  int code = library->libxl_device_nic_getinfo(list->context->ctx, list->domid, &list->nics[index], found);
  *state = (struct clibxl_state){
      .backend = found->backend,
      .backend_domid = found->backend_id,
      .frontend = found->frontend,
      .frontend_domid = found->frontend_id,
      .devid = found->devid,
      .state = found->state,
      .event_channel = found->evtch,
      .ring = found->rref_tx,
      .second_ring = found->rref_rx,
  };
  return code;
}

void clibxl_list_free(struct clibxl_list *list) {
  const struct clibxl_library *library = list->context->library;
  library->libxl_diskinfo_dispose(&list->disk);
  library->libxl_nicinfo_dispose(&list->nic);
  if (list->disks) library->libxl_device_disk_list_free(list->disks, list->count);
  if (list->nics) library->libxl_device_nic_list_free(list->nics, list->count);
  free(list);
}

#endif
