// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

/// Entry points for fuzzing. Each is a function of bytes that may refuse them with an Error of ours, and must keep its
/// promises about whatever it takes. `./dev fuzz` builds each with libFuzzer (MEIKE_FUZZ_ALONE); the program test_fuzz
/// holds all of them, replays their kept inputs and tries some thousand changes of each.
namespace meike::fuzz {

/// A promise that was not kept; nobody catches it but whoever looks for such.
class Broken : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

inline void require(bool kept, const char* promise) {
    if (!kept) throw Broken(promise);
}

struct Target {
    const char* name;
    void (*run)(std::string_view bytes);
    /// Inputs made by generators, besides those in tests/fuzz/corpus/<name>/.
    std::vector<std::string> (*seeds)();
};

/// All targets of this program.
std::vector<Target>& targets();

struct Registered {
    explicit Registered(const Target& target) { targets().push_back(target); }
};

inline std::vector<std::string> noSeeds() { return {}; }

}  // namespace meike::fuzz

#ifdef MEIKE_FUZZ_ALONE
#define MEIKE_FUZZ_ENTRY(run)                                                           \
    extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) { \
        run({reinterpret_cast<const char*>(data), size});                               \
        return 0;                                                                       \
    }
#else
#define MEIKE_FUZZ_ENTRY(run)
#endif

/// MEIKE_FUZZ_TARGET(csv, fuzzCsv, csvSeeds): the function that is run, and the one that makes inputs.
#define MEIKE_FUZZ_TARGET(name, run, seeds)                                                    \
    namespace {                                                                                \
    [[maybe_unused]] const ::meike::fuzz::Registered registered_##name({#name, &run, &seeds}); \
    }                                                                                          \
    MEIKE_FUZZ_ENTRY(run)
