#ifndef CSOCKET_H
#define CSOCKET_H

/// Takes a connection from a listening socket, non-blocking and close-on-exec from its first moment, so that
/// no program started meanwhile by another thread inherits it; -1 and errno otherwise. (Swift sees no
/// accept4, because glibc declares it under _GNU_SOURCE only.)
int csocket_accept(int listener);

/// The file of a name in a directory, not opened, and no symbolic link followed; -1 and errno otherwise.
/// (glibc declares O_PATH under _GNU_SOURCE only.)
int csocket_locate(int directory, const char *name);

/// A connection to the listening Unix socket that is this file, non-blocking and close-on-exec; -1 and errno
/// otherwise.
int csocket_connect(int file);

/// Sends bytes, and with them a descriptor where `passed` is one, to the other end of a Unix socket; how many
/// bytes were sent, or -1 and errno. (Swift sees no CMSG macros.)
long csocket_send(int socket, const void *bytes, unsigned long count, int passed);

#endif
