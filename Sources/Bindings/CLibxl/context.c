#include "table.h"

#ifdef CLIBXL_PC

#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

_Static_assert(XTL_DEBUG == 1 && XTL_CRITICAL == 9, "xentoollog_level has other numbers");
_Static_assert(ERROR_NONSPECIFIC == -1 && ERROR_QEMU_API == -32, "libxl_error has other numbers");

/* Contexts of this process that are alive: the first one finds SIGCHLD as the program left it. */
static atomic_int alive;

/* Not copied by libxl, and read until the context is freed. */
static const libxl_childproc_hooks children = {
    .chldowner = libxl_sigchld_owner_libxl_always_selective_reap,
};

static void message(xentoollog_logger *logger, xentoollog_level level, int error, const char *context,
                    const char *format, va_list arguments) {
  struct clibxl_context *self = (struct clibxl_context *)logger;
  char text[CLIBXL_LINE_BYTES + 1];
  int length = vsnprintf(text, sizeof text, format, arguments);
  if (length < 0) return;
  if (length > CLIBXL_LINE_BYTES) length = CLIBXL_LINE_BYTES;
  self->line(self->user, (int)level, error, context, text, (size_t)length);
}

static void progress(xentoollog_logger *logger, const char *context, const char *what, int percent,
                     unsigned long done, unsigned long total) {
  struct clibxl_context *self = (struct clibxl_context *)logger;
  char text[CLIBXL_LINE_BYTES + 1];
  int length = snprintf(text, sizeof text, "%s: %lu/%lu  %d%%", what, done, total, percent);
  if (length < 0) return;
  if (length > CLIBXL_LINE_BYTES) length = CLIBXL_LINE_BYTES;
  self->line(self->user, XTL_PROGRESS, -1, context, text, (size_t)length);
}

/* The logger is a part of the context, and goes with it. */
static void destroy(xentoollog_logger *logger) { (void)logger; }

/* Without this function libxl would end the process. It has logged the reason. */
static void disaster(void *user, libxl_event_type type, const char *words, int error) {
  struct clibxl_context *self = user;
  (void)type, (void)words, (void)error;
  self->is_lost = 1;
}

static const libxl_event_hooks events = {.disaster = disaster};

/* libxl asserts, and so ends the process, where somebody else handles SIGCHLD. */
static int is_child_signal_free(void) {
  struct sigaction present;
  if (atomic_load(&alive) > 0 || sigaction(SIGCHLD, NULL, &present) != 0) return 1;
  if (present.sa_flags & SA_SIGINFO) return 0;
  return present.sa_handler == SIG_DFL || present.sa_handler == SIG_IGN;
}

int clibxl_context_new(const struct clibxl_library *library, clibxl_line *line, void *user,
                       struct clibxl_context **context) {
  static const char taken[] = "something else in this process handles SIGCHLD, which libxl must do itself";
  if (!is_child_signal_free()) {
    line(user, XTL_ERROR, -1, "xlplug", taken, sizeof taken - 1);
    return ERROR_FAIL;
  }
  struct clibxl_context *self = calloc(1, sizeof *self);
  if (!self) return ERROR_NOMEM;
  self->logger = (xentoollog_logger){.vmessage = message, .progress = progress, .destroy = destroy};
  self->line = line;
  self->user = user;
  self->library = library;
  int code = library->libxl_ctx_alloc(&self->ctx, LIBXL_VERSION, 0, &self->logger);
  if (code != 0) {
    free(self);
    return code;
  }
  atomic_fetch_add(&alive, 1);
  library->libxl_childproc_setmode(self->ctx, &children, NULL);
  library->libxl_event_register_callbacks(self->ctx, &events, self);
  *context = self;
  return 0;
}

void clibxl_context_free(struct clibxl_context *context) {
  context->library->libxl_ctx_free(context->ctx);
  atomic_fetch_sub(&alive, 1);
  free(context);
}

int clibxl_context_is_lost(const struct clibxl_context *context) { return context->is_lost; }

int clibxl_domid(struct clibxl_context *context, const char *name, uint32_t *domid) {
  return context->library->libxl_domain_qualifier_to_domid(context->ctx, name, domid);
}

#endif
