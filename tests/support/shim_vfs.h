// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <cstring>
#include <functional>
#include <map>
#include <mutex>
#include <new>
#include <string>
#include <vector>

/// SQLite's way to the disk, for as long as it exists: whatever is opened meanwhile goes through it. It writes down
/// what reaches the disk, and can let a call fail.
namespace meike::test {

class ShimVfs {
public:
    enum class Call { open, read, write, truncate, sync, size, remove, lock, shm };
    /// What changed on the disk.
    struct Event {
        Call call = Call::write;
        std::string file;  ///< its name without folders
        std::int64_t offset = 0;
        std::string bytes;
    };

    ShimVfs() : m_real(sqlite3_vfs_find(nullptr)), m_vfs(*m_real) {
        m_vfs.zName = "shim";
        m_vfs.pNext = nullptr;
        m_vfs.pAppData = this;
        m_vfs.szOsFile = static_cast<int>(sizeof(File)) + m_real->szOsFile;
        m_vfs.xOpen = &ShimVfs::open;
        m_vfs.xDelete = &ShimVfs::remove;
        sqlite3_vfs_register(&m_vfs, 1);
    }
    /// Everything that was opened through it is closed by then.
    ~ShimVfs() {
        sqlite3_vfs_unregister(&m_vfs);
        sqlite3_vfs_register(m_real, 1);
    }
    ShimVfs(const ShimVfs&) = delete;
    ShimVfs& operator=(const ShimVfs&) = delete;

    void record(bool on) { m_recording = on; }
    const std::vector<Event>& events() const { return m_events; }

    /// From now on the n-th call (from 1) fails, and all behind it where `forEver`. `full`: only writes, as on a full
    /// disk. 0: none does.
    void fail(std::int64_t n, bool forEver = false, bool full = false) {
        const std::lock_guard lock(m_mutex);
        m_failAt = n;
        m_forEver = forEver;
        m_full = full;
        m_calls = 0;
        m_failed = 0;
    }
    /// Calls since then, as far as they count.
    std::int64_t calls() const { return m_calls; }
    std::int64_t failed() const { return m_failed; }

private:
    struct File {
        sqlite3_file base;
        ShimVfs* shim;
        const char* name;
        sqlite3_file* real;
    };

    static ShimVfs& self(sqlite3_vfs* vfs) { return *static_cast<ShimVfs*>(vfs->pAppData); }
    static File& fileOf(sqlite3_file* file) { return *reinterpret_cast<File*>(file); }
    static std::string shortName(const char* path) {
        if (!path) return {};
        const char* const slash = std::strrchr(path, '/');
        return slash ? slash + 1 : path;
    }

    /// Whether this call is to fail.
    bool fails(Call call) {
        const std::lock_guard lock(m_mutex);
        if (m_failAt == 0 || (m_full && call != Call::write)) return false;
        ++m_calls;
        if (m_forEver ? m_calls < m_failAt : m_calls != m_failAt) return false;
        ++m_failed;
        return true;
    }
    void note(Call call, const char* path, std::int64_t offset = 0, std::string bytes = {}) {
        if (!m_recording || !path) return;
        const std::lock_guard lock(m_mutex);
        m_events.push_back({call, shortName(path), offset, std::move(bytes)});
    }

    static int open(sqlite3_vfs* vfs, sqlite3_filename name, sqlite3_file* file, int flags, int* outFlags) {
        ShimVfs& shim = self(vfs);
        File& own = fileOf(file);
        own.base.pMethods = nullptr;
        if (shim.fails(Call::open)) return SQLITE_CANTOPEN;
        own.shim = &shim;
        own.name = name;
        own.real = reinterpret_cast<sqlite3_file*>(&own + 1);
        std::memset(static_cast<void*>(own.real), 0, static_cast<std::size_t>(shim.m_real->szOsFile));
        const int code = shim.m_real->xOpen(shim.m_real, name, own.real, flags, outFlags);
        if (own.real->pMethods) own.base.pMethods = &methods();
        return code;
    }
    static int remove(sqlite3_vfs* vfs, const char* name, int syncFolder) {
        ShimVfs& shim = self(vfs);
        if (shim.fails(Call::remove)) return SQLITE_IOERR_DELETE;
        const int code = shim.m_real->xDelete(shim.m_real, name, syncFolder);
        if (code == SQLITE_OK) shim.note(Call::remove, name, syncFolder);
        return code;
    }

    static const sqlite3_io_methods& methods() {
        static const sqlite3_io_methods kMethods = [] {
            sqlite3_io_methods m{};
            m.iVersion = 2;
            m.xClose = [](sqlite3_file* f) { return fileOf(f).real->pMethods->xClose(fileOf(f).real); };
            m.xRead = [](sqlite3_file* f, void* to, int count, sqlite3_int64 offset) {
                File& own = fileOf(f);
                if (own.shim->fails(Call::read)) return SQLITE_IOERR_READ;
                return own.real->pMethods->xRead(own.real, to, count, offset);
            };
            m.xWrite = [](sqlite3_file* f, const void* from, int count, sqlite3_int64 offset) {
                File& own = fileOf(f);
                if (own.shim->fails(Call::write)) return own.shim->m_full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
                const int code = own.real->pMethods->xWrite(own.real, from, count, offset);
                if (code == SQLITE_OK)
                    own.shim->note(Call::write, own.name, offset,
                                   std::string(static_cast<const char*>(from), static_cast<std::size_t>(count)));
                return code;
            };
            m.xTruncate = [](sqlite3_file* f, sqlite3_int64 size) {
                File& own = fileOf(f);
                if (own.shim->fails(Call::truncate)) return SQLITE_IOERR_TRUNCATE;
                const int code = own.real->pMethods->xTruncate(own.real, size);
                if (code == SQLITE_OK) own.shim->note(Call::truncate, own.name, size);
                return code;
            };
            m.xSync = [](sqlite3_file* f, int flags) {
                File& own = fileOf(f);
                if (own.shim->fails(Call::sync)) return SQLITE_IOERR_FSYNC;
                // What the machine does not need for a test that it outlives.
                own.shim->note(Call::sync, own.name);
                return own.shim->m_recording ? SQLITE_OK : own.real->pMethods->xSync(own.real, flags);
            };
            m.xFileSize = [](sqlite3_file* f, sqlite3_int64* size) {
                File& own = fileOf(f);
                if (own.shim->fails(Call::size)) return SQLITE_IOERR_FSTAT;
                return own.real->pMethods->xFileSize(own.real, size);
            };
            m.xLock = [](sqlite3_file* f, int level) {
                File& own = fileOf(f);
                if (own.shim->fails(Call::lock)) return SQLITE_IOERR_LOCK;
                return own.real->pMethods->xLock(own.real, level);
            };
            m.xUnlock = [](sqlite3_file* f, int level) {
                return fileOf(f).real->pMethods->xUnlock(fileOf(f).real, level);
            };
            m.xCheckReservedLock = [](sqlite3_file* f, int* out) {
                return fileOf(f).real->pMethods->xCheckReservedLock(fileOf(f).real, out);
            };
            m.xFileControl = [](sqlite3_file* f, int what, void* with) {
                return fileOf(f).real->pMethods->xFileControl(fileOf(f).real, what, with);
            };
            m.xSectorSize = [](sqlite3_file* f) { return fileOf(f).real->pMethods->xSectorSize(fileOf(f).real); };
            m.xDeviceCharacteristics = [](sqlite3_file* f) {
                return fileOf(f).real->pMethods->xDeviceCharacteristics(fileOf(f).real);
            };
            m.xShmMap = [](sqlite3_file* f, int page, int size, int extend, void volatile** out) {
                File& own = fileOf(f);
                if (own.shim->fails(Call::shm)) return SQLITE_IOERR_SHMMAP;
                return own.real->pMethods->xShmMap(own.real, page, size, extend, out);
            };
            m.xShmLock = [](sqlite3_file* f, int offset, int n, int flags) {
                return fileOf(f).real->pMethods->xShmLock(fileOf(f).real, offset, n, flags);
            };
            m.xShmBarrier = [](sqlite3_file* f) { fileOf(f).real->pMethods->xShmBarrier(fileOf(f).real); };
            m.xShmUnmap = [](sqlite3_file* f, int remove) {
                return fileOf(f).real->pMethods->xShmUnmap(fileOf(f).real, remove);
            };
            return m;
        }();
        return kMethods;
    }

    sqlite3_vfs* const m_real;
    sqlite3_vfs m_vfs;
    std::mutex m_mutex;
    bool m_recording = false;
    std::vector<Event> m_events;
    std::int64_t m_failAt = 0;
    bool m_forEver = false;
    bool m_full = false;
    std::int64_t m_calls = 0;
    std::int64_t m_failed = 0;
};

/// The disk after a power cut behind so many events: what was synced is there; of the rest each write may be, may be in
/// part, or may not, in any order.
class PowerCut {
public:
    explicit PowerCut(std::map<std::string, std::string> files) {
        for (auto& [name, bytes] : files) m_files[name].kept = {true, std::move(bytes)};
    }
    /// One event more; in their order.
    void add(const ShimVfs::Event& event) {
        File& file = m_files[event.file];
        if (event.call == ShimVfs::Call::sync) {
            Content all = file.kept;
            for (const ShimVfs::Event* each : file.open) apply(all, *each, each->bytes.size());
            file.kept = std::move(all);
            file.open.clear();
            return;
        }
        file.open.push_back(&event);
        // Removed together with its entry in the folder.
        if (event.call == ShimVfs::Call::remove && event.offset != 0) {
            file.kept = {};
            file.open.clear();
        }
    }
    /// `choose(n)`: a number below n.
    std::map<std::string, std::string> state(const std::function<std::int64_t(std::int64_t)>& choose) const {
        constexpr std::int64_t kSector = 512;
        std::map<std::string, std::string> files;
        // How much of what was not synced has reached the disk.
        const std::int64_t share = choose(5) * 25;
        for (const auto& [name, file] : m_files) {
            if (name.ends_with("-shm")) continue;
            Content content = file.kept;
            for (const ShimVfs::Event* each : file.open) {
                const bool there = choose(100) < share;
                if (each->call == ShimVfs::Call::remove && !there) break;  // what follows is another file of that name
                if (!there) continue;
                const auto size = static_cast<std::int64_t>(each->bytes.size());
                const bool torn = each->call == ShimVfs::Call::write && size > kSector && choose(4) == 0;
                apply(content, *each, static_cast<std::size_t>(torn ? choose(size / kSector) * kSector : size));
            }
            if (content.exists) files[name] = std::move(content.bytes);
        }
        return files;
    }

private:
    struct Content {
        bool exists = false;
        std::string bytes;
    };
    struct File {
        Content kept;
        std::vector<const ShimVfs::Event*> open;
    };
    static void apply(Content& content, const ShimVfs::Event& event, std::size_t bytes) {
        if (event.call == ShimVfs::Call::remove) {
            content = {};
        } else if (event.call == ShimVfs::Call::truncate) {
            content.bytes.resize(static_cast<std::size_t>(event.offset));
        } else {
            content.exists = true;
            const std::size_t end = static_cast<std::size_t>(event.offset) + bytes;
            if (content.bytes.size() < end) content.bytes.resize(end);
            content.bytes.replace(static_cast<std::size_t>(event.offset), bytes, event.bytes, 0, bytes);
        }
    }
    std::map<std::string, File> m_files;
};

}  // namespace meike::test
