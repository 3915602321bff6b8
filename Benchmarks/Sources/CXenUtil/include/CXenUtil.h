/* Xen's own parsers, called and measured. */
#ifndef CXENUTIL_H
#define CXENUTIL_H

/* Parses `text` `count` times, each into a fresh disk that is disposed of again; nanoseconds a call, or -1. */
double xen_disk_nanoseconds(const char *text, long count);

/* Reads a configuration file of `length` bytes once; nanoseconds, or -1 where the library does not take it. */
double xen_config_nanoseconds(const char *text, long length);

#endif
