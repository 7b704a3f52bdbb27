/* A disk that fails: the write or fsync number FAIL_AT to a file below FAIL_IN, and with FAIL_ON all behind it. With
   FAIL_KILLS the program is killed in its place, and renaming, linking, cutting and deleting count, too.

   Compiled by failing_disk.py, and put under the program with LD_PRELOAD. How many there were is written to FAIL_COUNT
   at the end. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static long calls;

static int is_its_turn(const char *at) {
    calls++;
    if (calls == atol(at) && getenv("FAIL_KILLS"))
        kill(getpid(), SIGKILL);
    return calls == atol(at) || (getenv("FAIL_ON") && calls > atol(at));
}

static int fails(int fd) {
    const char *below = getenv("FAIL_IN"), *at = getenv("FAIL_AT");
    char link[64], path[4096];
    ssize_t length;
    if (!below || !at)
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    length = readlink(link, path, sizeof path - 1);
    if (length < 0)
        return 0;
    path[length] = 0;
    if (strncmp(path, below, strlen(below)))
        return 0;
    return is_its_turn(at);
}

/* Before the name of a file is changed. */
static void may_be_killed(const char *path) {
    const char *below = getenv("FAIL_IN"), *at = getenv("FAIL_AT");
    if (below && at && getenv("FAIL_KILLS") && !strncmp(path, below, strlen(below)))
        is_its_turn(at);
}

#define SYNCS(name)                                                                                                    \
    int name(int fd) {                                                                                                 \
        static int (*real)(int);                                                                                       \
        if (!real)                                                                                                     \
            real = dlsym(RTLD_NEXT, #name);                                                                            \
        if (fails(fd)) {                                                                                               \
            errno = EIO;                                                                                               \
            return -1;                                                                                                 \
        }                                                                                                              \
        return real(fd);                                                                                               \
    }

SYNCS(fsync)
SYNCS(fdatasync)

ssize_t write(int fd, const void *data, size_t size) {
    static ssize_t (*real)(int, const void *, size_t);
    if (!real)
        real = dlsym(RTLD_NEXT, "write");
    if (fails(fd)) {
        errno = ENOSPC;
        return -1;
    }
    return real(fd, data, size);
}

#define WRITES(name, offset)                                                                                           \
    ssize_t name(int fd, const void *data, size_t size, offset at) {                                                   \
        static ssize_t (*real)(int, const void *, size_t, offset);                                                     \
        if (!real)                                                                                                     \
            real = dlsym(RTLD_NEXT, #name);                                                                            \
        if (fails(fd)) {                                                                                               \
            errno = ENOSPC;                                                                                            \
            return -1;                                                                                                 \
        }                                                                                                              \
        return real(fd, data, size, at);                                                                               \
    }

WRITES(pwrite, off_t)
WRITES(pwrite64, off64_t)

int unlink(const char *path) {
    static int (*real)(const char *);
    if (!real)
        real = dlsym(RTLD_NEXT, "unlink");
    may_be_killed(path);
    return real(path);
}

#define NAMES(name)                                                                                                    \
    int name(const char *path, const char *to) {                                                                       \
        static int (*real)(const char *, const char *);                                                                \
        if (!real)                                                                                                     \
            real = dlsym(RTLD_NEXT, #name);                                                                            \
        may_be_killed(path);                                                                                           \
        return real(path, to);                                                                                         \
    }

NAMES(rename)
NAMES(link)

#define CUTS(name, offset)                                                                                             \
    int name(int fd, offset size) {                                                                                    \
        static int (*real)(int, offset);                                                                               \
        if (!real)                                                                                                     \
            real = dlsym(RTLD_NEXT, #name);                                                                            \
        if (getenv("FAIL_KILLS"))                                                                                      \
            fails(fd);                                                                                                 \
        return real(fd, size);                                                                                         \
    }

CUTS(ftruncate, off_t)
CUTS(ftruncate64, off64_t)

__attribute__((destructor)) static void told(void) {
    const char *to = getenv("FAIL_COUNT");
    FILE *file = to ? fopen(to, "w") : NULL;
    if (file) {
        fprintf(file, "%ld", calls);
        fclose(file);
    }
}

/* Retro ends where it stands: no destructor runs then. */
__attribute__((noreturn)) void _exit(int status) {
    void (*real)(int) = dlsym(RTLD_NEXT, "_exit");
    told();
    real(status);
    __builtin_unreachable();
}
