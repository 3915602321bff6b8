#define _GNU_SOURCE
#include "CHotplug.h"

#include <string.h>

const char *hotplug_error_words(int number) { return strerrordesc_np(number); }

const char *hotplug_signal_name(int number) { return sigabbrev_np(number); }
