#include "table.h"

#ifdef CLIBXL_PC

#include <stdlib.h>
#include <sys/time.h>

struct clibxl_operation {
  const struct clibxl_library *library;
  libxl_asyncop_how how; /* kept, because an abort finds the operation by it */
  libxl_device_disk disk;
  libxl_device_nic nic;
};

/* The device that the operation is about. */
static int find_device(struct clibxl_context *context, enum clibxl_verb verb, uint32_t domid,
                       const struct clibxl_disk *disk, const struct clibxl_nic *nic,
                       struct clibxl_operation *made) {
  const struct clibxl_library *library = context->library;
  switch (verb) {
  case CLIBXL_ADD_DISK:
    return clibxl_fill_disk(library, &made->disk, disk);
  case CLIBXL_ADD_NIC:
    return clibxl_fill_nic(library, &made->nic, nic);
  case CLIBXL_REMOVE_DISK:
  case CLIBXL_SAFE_REMOVE_DISK:
  case CLIBXL_DESTROY_DISK:
    return library->libxl_vdev_to_device_disk(context->ctx, domid, disk->vdev, &made->disk);
  case CLIBXL_REMOVE_NIC:
  case CLIBXL_DESTROY_NIC:
    return library->libxl_devid_to_device_nic(context->ctx, domid, nic->devid, &made->nic);
  }
  return ERROR_INVAL;
}

static int begin(struct clibxl_context *context, enum clibxl_verb verb, uint32_t domid,
                 struct clibxl_operation *made) {
  const struct clibxl_library *library = context->library;
  libxl_ctx *ctx = context->ctx;
  switch (verb) {
  case CLIBXL_ADD_DISK:
    return library->libxl_device_disk_add(ctx, domid, &made->disk, &made->how);
  case CLIBXL_REMOVE_DISK:
    return library->libxl_device_disk_remove(ctx, domid, &made->disk, &made->how);
  case CLIBXL_SAFE_REMOVE_DISK:
    return library->libxl_device_disk_safe_remove(ctx, domid, &made->disk, &made->how);
  case CLIBXL_DESTROY_DISK:
    return library->libxl_device_disk_destroy(ctx, domid, &made->disk, &made->how);
  case CLIBXL_ADD_NIC:
    return library->libxl_device_nic_add(ctx, domid, &made->nic, &made->how);
  case CLIBXL_REMOVE_NIC:
    return library->libxl_device_nic_remove(ctx, domid, &made->nic, &made->how);
  case CLIBXL_DESTROY_NIC:
    return library->libxl_device_nic_destroy(ctx, domid, &made->nic, &made->how);
  }
  return ERROR_INVAL;
}

int clibxl_start(struct clibxl_context *context, enum clibxl_verb verb, uint32_t domid,
                 const struct clibxl_disk *disk, const struct clibxl_nic *nic,
                 struct clibxl_operation **operation) {
  struct clibxl_operation *made = calloc(1, sizeof *made);
  if (!made) return ERROR_NOMEM;
  made->library = context->library;
  made->how = (libxl_asyncop_how){.callback = NULL, .u.for_event = ++context->operations};
  context->library->libxl_device_disk_init(&made->disk);
  context->library->libxl_device_nic_init(&made->nic);
  int code = find_device(context, verb, domid, disk, nic, made);
  if (code == 0) code = begin(context, verb, domid, made);
  if (code == 0) {
    *operation = made;
  } else {
    clibxl_operation_free(made);
  }
  return code;
}

int clibxl_abort(struct clibxl_context *context, const struct clibxl_operation *operation) {
  return context->library->libxl_ao_abort(context->ctx, &operation->how);
}

static struct timeval present(void) {
  struct timeval now;
  gettimeofday(&now, NULL);
  return now;
}

int clibxl_before_poll(struct clibxl_context *context, int *count, struct pollfd *places,
                       int *milliseconds) {
  return context->library->libxl_osevent_beforepoll(context->ctx, count, places, milliseconds, present());
}

int clibxl_wants_room(int code) { return code == ERROR_BUFFERFULL; }

void clibxl_after_poll(struct clibxl_context *context, int count, const struct pollfd *places) {
  context->library->libxl_osevent_afterpoll(context->ctx, count, places, present());
}

int clibxl_is_complete(struct clibxl_context *context, struct clibxl_operation *operation, int *code) {
  const uint64_t mask = UINT64_C(1) << LIBXL_EVENT_TYPE_OPERATION_COMPLETE;
  libxl_event *event = NULL;
  int is_complete = 0;
  /* Whatever else completes belongs to an operation that was given up. */
  while (!is_complete && context->library->libxl_event_check(context->ctx, &event, mask, NULL, NULL) == 0) {
    is_complete = event->for_user == operation->how.u.for_event;
    if (is_complete) *code = event->u.operation_complete.rc;
    context->library->libxl_event_free(context->ctx, event);
  }
  return is_complete;
}

void clibxl_operation_disk(const struct clibxl_operation *operation, struct clibxl_disk *disk) {
  clibxl_read_disk(operation->library, &operation->disk, disk);
}

void clibxl_operation_nic(const struct clibxl_operation *operation, struct clibxl_nic *nic) {
  clibxl_read_nic(operation->library, &operation->nic, nic);
}

void clibxl_operation_free(struct clibxl_operation *operation) {
  operation->library->libxl_device_disk_dispose(&operation->disk);
  operation->library->libxl_device_nic_dispose(&operation->nic);
  free(operation);
}

#endif
