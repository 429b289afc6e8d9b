// SPDX-License-Identifier: GPL-3.0-or-later
// Programs that are started by this one.
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

#include "base/error_code.h"
#include "base/path_text.h"
#include "base/platform.h"

namespace meike::platform {

namespace {

/// A descriptor that is closed with its holder.
class Descriptor {
public:
    explicit Descriptor(int handle = -1) : m_handle(handle) {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return m_handle; }
    void set(int handle) {
        close();
        m_handle = handle;
    }
    void close() {
        if (m_handle >= 0) ::close(m_handle);
        m_handle = -1;
    }

private:
    int m_handle;
};

[[noreturn]] void failed(const std::filesystem::path& program, int error) {
    throw Error(ErrorKind::io, pathText(program), {ErrorCode::system_says, {std::generic_category().message(error)}});
}

/// The input as a file without a name.
void writeInput(const std::filesystem::path& program, const Descriptor& file, std::string_view input) {
    std::size_t done = 0;
    while (done < input.size()) {
        const ssize_t put = ::pwrite(file.get(), input.data() + done, input.size() - done, static_cast<off_t>(done));
        if (put < 0 && errno == EINTR) continue;
        if (put <= 0) failed(program, errno);
        done += static_cast<std::size_t>(put);
    }
}

pid_t start(const std::filesystem::path& program, int input, int output) {
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    std::string name = program.native();
    std::array<char*, 2> arguments{name.data(), nullptr};
    // Of the language alone: what else this program was told is nothing to that one.
    std::string locale = "LC_ALL=C.UTF-8";
    std::array<char*, 2> environment{locale.data(), nullptr};
    pid_t child = 0;
    const int error = ::posix_spawn(&child, program.c_str(), &actions, nullptr, arguments.data(), environment.data());
    ::posix_spawn_file_actions_destroy(&actions);
    if (error != 0) failed(program, error);
    return child;
}

}  // namespace

std::optional<std::filesystem::path> helperProgram(std::string_view name) {
    std::error_code error;
    const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", error);
    if (error) return std::nullopt;
    const std::filesystem::path folder = self.parent_path();
    for (const auto& place :
         {folder / name, folder.parent_path() / "libexec" / "meike" / name, folder.parent_path() / name})
        if (::access(place.c_str(), X_OK) == 0 && std::filesystem::is_regular_file(place, error)) return place;
    return std::nullopt;
}

void limitProcess(std::uint64_t memory, unsigned seconds) {
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    const rlimit bytes{memory, memory};
    ::setrlimit(RLIMIT_AS, &bytes);
#else
    (void)memory;
#endif
    const rlimit time{seconds, seconds};
    ::setrlimit(RLIMIT_CPU, &time);
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
}

ChildOutput runChild(const std::filesystem::path& program, std::string_view input, std::size_t most,
                     std::chrono::milliseconds patience, const std::stop_token& stop) {
    const Descriptor file(::memfd_create("input", MFD_CLOEXEC));
    if (file.get() < 0) failed(program, errno);
    writeInput(program, file, input);
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) failed(program, errno);
    const Descriptor reading(ends[0]);
    Descriptor writing(ends[1]);
    const pid_t child = start(program, file.get(), writing.get());
    writing.close();

    ChildOutput output;
    std::array<char, 64 * 1024> buffer{};
    const auto end = std::chrono::steady_clock::now() + patience;
    bool whole = false;
    while (!stop.stop_requested() && std::chrono::steady_clock::now() < end && output.bytes.size() <= most) {
        constexpr int kGlance = 50;  // milliseconds
        pollfd waiting{reading.get(), POLLIN, 0};
        if (::poll(&waiting, 1, kGlance) <= 0) continue;
        const ssize_t got = ::read(reading.get(), buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) {
            whole = got == 0;
            break;
        }
        output.bytes.append(buffer.data(), static_cast<std::size_t>(got));
    }
    if (!whole) ::kill(child, SIGKILL);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    output.finished = whole && WIFEXITED(status) && WEXITSTATUS(status) == 0;
    return output;
}

}  // namespace meike::platform
