// SPDX-License-Identifier: GPL-3.0-or-later
// Every kept input of every target again, and some thousand changes of them: the same on every machine, in seconds.
// MEIKE_FUZZ_CORPUS names a folder into which the inputs go instead, for ./dev fuzz. MEIKE_FUZZ_ROUNDS: how many
// changes.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/error.h"
#include "tests/fuzz/target.h"
#include "tests/support/file_text.h"
#include "tests/support/synthetic_orders.h"

namespace meike::fuzz {

namespace {

namespace fs = std::filesystem;

std::vector<std::string> inputsOf(const Target& target) {
    std::vector<std::string> inputs = target.seeds();
    std::vector<fs::path> files;
    const fs::path folder = fs::path(MEIKE_SOURCE_DIR) / "tests" / "fuzz" / "corpus" / target.name;
    if (fs::exists(folder))
        for (const auto& entry : fs::directory_iterator(folder)) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) inputs.push_back(test::fileText(file));
    return inputs;
}

/// What fuzzers like: bits, bytes, numbers at their edges, pieces twice or gone, words of the trade, two inputs in one.
std::string changed(std::string text, const std::vector<std::string>& others, test::Numbers& numbers) {
    static const std::vector<std::string> kWords = {"\"",
                                                    "'",
                                                    ",",
                                                    "\n",
                                                    "\r\n",
                                                    "<",
                                                    ">",
                                                    "&",
                                                    "/>",
                                                    "]]>",
                                                    "<!--",
                                                    "{",
                                                    "}",
                                                    "[",
                                                    "]",
                                                    ":",
                                                    "null",
                                                    "-1",
                                                    "1e999",
                                                    "9223372036854775807",
                                                    "9223372036854775808",
                                                    "0",
                                                    ".",
                                                    "%",
                                                    "\xEF\xBB\xBF",
                                                    "\xFF\xFE",
                                                    "\x80",
                                                    "\xE4\xB8",
                                                    "万",
                                                    "亿",
                                                    "年",
                                                    "￥",
                                                    "\\u0000",
                                                    "\\ud800",
                                                    "PK\x03\x04",
                                                    "PK\x05\x06",
                                                    "\xFF\xFF\xFF\xFF",
                                                    "r=\"ZZZ9999999\"",
                                                    "repeated=\"1000000000\""};
    const auto below = [&](std::size_t limit) {
        return static_cast<std::size_t>(numbers.below(static_cast<std::int64_t>(limit)));
    };
    for (std::int64_t times = numbers.between(1, 4); times > 0; --times) {
        const std::size_t at = text.empty() ? 0 : below(text.size());
        switch (numbers.below(8)) {
            case 0:
                if (!text.empty()) text[at] = static_cast<char>(text[at] ^ (1 << numbers.below(8)));
                break;
            case 1:
                if (!text.empty()) text[at] = static_cast<char>(numbers.below(256));
                break;
            case 2:
                text.insert(at, kWords[below(kWords.size())]);
                break;
            case 3:
                if (!text.empty()) text.erase(at, below(std::min<std::size_t>(text.size(), 64)) + 1);
                break;
            case 4:
                if (!text.empty()) text.insert(at, text.substr(below(text.size()), below(200)));
                break;
            case 5: {
                const std::string& other = others[below(others.size())];
                if (!other.empty()) text = text.substr(0, at) + other.substr(below(other.size()));
                break;
            }
            case 6:
                text.resize(at);
                break;
            default:
                for (std::size_t i = at; i < text.size() && i < at + 4; ++i)
                    text[i] = numbers.chance(50) ? '\xFF' : '\0';
        }
    }
    return text.substr(0, 64 * 1024);
}

std::string shown(const std::string& bytes) {
    std::string text;
    for (const char c : bytes.substr(0, 2000)) {
        char escaped[8];
        if (c >= ' ' && c != '\\' && static_cast<unsigned char>(c) < 0x7F)
            text += c;
        else
            text += (std::snprintf(escaped, sizeof escaped, "\\x%02X", static_cast<unsigned char>(c)), escaped);
    }
    return text;
}

class Replay : public ::testing::TestWithParam<Target> {
protected:
    /// False when a promise was broken.
    static bool holds(const std::string& input) {
        try {
            GetParam().run(input);
            return true;
        } catch (const std::exception& error) {
            ADD_FAILURE() << error.what() << "\nby " << input.size() << " bytes: " << shown(input);
        }
        return false;
    }
};

TEST_P(Replay, KeepsItsPromises) {
    const Target& target = GetParam();
    const std::vector<std::string> inputs = inputsOf(target);
    ASSERT_FALSE(inputs.empty()) << "a target without inputs finds nothing";
    if (const char* const folder = std::getenv("MEIKE_FUZZ_CORPUS")) {
        fs::create_directories(fs::path(folder) / target.name);
        for (std::size_t i = 0; i < inputs.size(); ++i)
            std::ofstream(fs::path(folder) / target.name / ("kept-" + std::to_string(i)), std::ios::binary)
                << inputs[i];
        return;
    }
    for (const std::string& input : inputs) ASSERT_TRUE(holds(input));
    const char* const asked = std::getenv("MEIKE_FUZZ_ROUNDS");
    const int rounds = asked ? std::atoi(asked) : 3000;
    test::Numbers numbers(42);
    // Seconds only, whatever a machine's sanitizers cost; the same inputs in the same order everywhere.
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(asked ? 3600 : 3);
    for (int i = 0; i < rounds && std::chrono::steady_clock::now() < end; ++i)
        ASSERT_TRUE(holds(changed(inputs[static_cast<std::size_t>(i) % inputs.size()], inputs, numbers)));
}

INSTANTIATE_TEST_SUITE_P(Fuzz, Replay, ::testing::ValuesIn(targets()),
                         [](const ::testing::TestParamInfo<Target>& info) { return std::string(info.param.name); });

}  // namespace
}  // namespace meike::fuzz
