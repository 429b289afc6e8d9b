// SPDX-License-Identifier: GPL-3.0-or-later
#include "generated/embedded_resources.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace meike {
namespace {

namespace fs = std::filesystem;

std::string readFile(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// Where a name of embeddedResource comes from.
fs::path fileOf(std::string_view name) {
    const fs::path root(MEIKE_SOURCE_DIR);
    const fs::path inStorage = root / "src/storage" / name;
    return fs::exists(inStorage) ? inStorage : root / "resources" / name;
}

TEST(EmbeddedResources, HoldTheBytesOfTheirFiles) {
    const std::vector<std::string_view> names = embeddedResourceNames();
    ASSERT_FALSE(names.empty());
    for (const std::string_view name : names) {
        ASSERT_TRUE(fs::exists(fileOf(name))) << name;
        EXPECT_TRUE(embeddedResource(name) == readFile(fileOf(name))) << name;
    }
}

TEST(EmbeddedResources, AreNamedInOrderAndOnce) {
    const std::vector<std::string_view> names = embeddedResourceNames();
    EXPECT_TRUE(std::is_sorted(names.begin(), names.end()));
    EXPECT_EQ(std::adjacent_find(names.begin(), names.end()), names.end());
}

TEST(EmbeddedResources, IncludeEveryMigration) {
    const std::vector<std::string_view> names = embeddedResourceNames();
    for (const fs::directory_entry& entry :
         fs::directory_iterator(fs::path(MEIKE_SOURCE_DIR) / "src/storage/migrations")) {
        if (entry.path().extension() != ".sql") continue;
        EXPECT_THAT(names, ::testing::Contains("migrations/" + entry.path().filename().string()));
    }
}

TEST(EmbeddedResources, AreEmptyForAnUnknownName) { EXPECT_TRUE(embeddedResource("no/such/file.json").empty()); }

}  // namespace
}  // namespace meike
