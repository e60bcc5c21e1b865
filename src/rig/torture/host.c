/* Stands between a terminal's program and the C library: a wall clock that is set from outside, whether the kernel calls
 * it synchronised, and forced writes that take their time. All are read from a small file that the rig maps too
 * (HAILONG_RIG_HOST). The id of the machine's boot is read from another file of the rig's (HAILONG_RIG_BOOT). */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <sys/timex.h>
#include <time.h>
#include <unistd.h>

struct host {
    int64_t clock_offset_seconds;
    int64_t fsync_microseconds;
    int64_t slow_fsyncs;
    int64_t unsynchronised;
    int64_t unsynchronised_answers;
};

static struct host still;
static volatile struct host *host = &still;
static int (*real_clock_gettime)(clockid_t, struct timespec *);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_open)(const char *, int, ...);
static const char *boot;

/* The JVM looks functions up in the C library's own handle, which no preloaded library stands before. */
static void *real_dlsym(void *restrict handle, const char *restrict name) {
    static void *(*real)(void *, const char *);
    if (!real) real = (void *(*)(void *, const char *))dlvsym(RTLD_NEXT, "dlsym", "GLIBC_2.34");
    return real(handle, name);
}

int adjtimex(struct timex *answer) {
    int state = clock_adjtime(CLOCK_REALTIME, answer);
    if (state < 0) return state;
    if (host->unsynchronised) {
        __atomic_fetch_add(&host->unsynchronised_answers, 1, __ATOMIC_RELAXED);
        answer->status |= STA_UNSYNC;
        return TIME_ERROR;
    }
    answer->status &= ~STA_UNSYNC;
    return TIME_OK;
}

void *dlsym(void *restrict handle, const char *restrict name) {
    return strcmp(name, "adjtimex") == 0 ? (void *)adjtimex : real_dlsym(handle, name);
}

__attribute__((constructor)) static void begin(void) {
    real_clock_gettime = (int (*)(clockid_t, struct timespec *))real_dlsym(RTLD_NEXT, "clock_gettime");
    real_fsync = (int (*)(int))real_dlsym(RTLD_NEXT, "fsync");
    real_fdatasync = (int (*)(int))real_dlsym(RTLD_NEXT, "fdatasync");
    boot = getenv("HAILONG_RIG_BOOT");
    const char *name = getenv("HAILONG_RIG_HOST");
    int file = name ? open(name, O_RDWR | O_CLOEXEC) : -1;
    if (file >= 0) {
        void *mapped = mmap(NULL, sizeof(struct host), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
        if (mapped != MAP_FAILED) host = mapped;
        close(file);
    }
}

int clock_gettime(clockid_t clock, struct timespec *time) {
    if (!real_clock_gettime) real_clock_gettime = (int (*)(clockid_t, struct timespec *))real_dlsym(RTLD_NEXT, "clock_gettime");
    int result = real_clock_gettime(clock, time);
    if (result == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE))
        time->tv_sec += host->clock_offset_seconds;
    return result;
}

int gettimeofday(struct timeval *restrict time, void *restrict zone) {
    (void)zone;
    struct timespec now;
    int result = clock_gettime(CLOCK_REALTIME, &now);
    time->tv_sec = now.tv_sec;
    time->tv_usec = now.tv_nsec / 1000;
    return result;
}

time_t time(time_t *where) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (where) *where = now.tv_sec;
    return now.tv_sec;
}

static void take_time(void) {
    if (host->fsync_microseconds > 0) {
        __atomic_fetch_add(&host->slow_fsyncs, 1, __ATOMIC_RELAXED);
        usleep((useconds_t)host->fsync_microseconds);
    }
}

int fsync(int file) {
    take_time();
    return real_fsync(file);
}

int fdatasync(int file) {
    take_time();
    return real_fdatasync(file);
}

static int open_own(const char *path, int flags, mode_t mode) {
    if (!real_open) real_open = (int (*)(const char *, int, ...))real_dlsym(RTLD_NEXT, "open64");
    return real_open(boot && strcmp(path, "/proc/sys/kernel/random/boot_id") == 0 ? boot : path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    mode_t mode = 0;
    if (flags & (O_CREAT | O_TMPFILE)) {
        va_list more;
        va_start(more, flags);
        mode = va_arg(more, mode_t);
        va_end(more);
    }
    return open_own(path, flags, mode);
}
