/* The system calls that Swift cannot import (variadics, macros), as plain functions. */
#ifndef CHOTPLUG_H
#define CHOTPLUG_H
#endif
