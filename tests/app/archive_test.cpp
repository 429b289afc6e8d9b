// SPDX-License-Identifier: GPL-3.0-or-later
// A workspace goes into an archive and comes out of it as it was, to the last byte; what is no whole archive is refused
// with the reason, and nothing is left behind.
#include "app/archive.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <sstream>

#include "app/content_digest.h"
#include "app/demo.h"
#include "app/membership_check.h"
#include "app/score_book.h"
#include "app/session.h"
#include "base/error_code.h"
#include "exchange/zip_archive.h"
#include "storage/hash.h"
#include "storage/maintenance.h"
#include "storage/schema.h"
#include "tests/support/file_text.h"
#include "tests/support/random_workspace.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/zip_writer.h"

namespace meike {
namespace {

using test::ZipWriter;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const FixedClock kClock(parseIsoDate("2025-06-15").value());

std::vector<Kind> allKinds() {
    std::vector<Kind> kinds;
    // Fields of one's own come with each kind; their values with the records.
    for (const KindRow& row : kindTable())
        if (row.kind != Kind::custom_field && row.kind != Kind::custom_value && row.kind != Kind::setting)
            kinds.push_back(row.kind);
    return kinds;
}

std::unique_ptr<Workspace> randomWorkspace(const std::filesystem::path& path, test::Numbers& numbers,
                                           std::int64_t least = 0) {
    auto workspace = Workspace::create(path, "CNY", kClock);
    test::RandomPlan plan;
    plan.kinds = allKinds();
    plan.fileOnly = false;
    plan.least = least;
    plan.most = 6;
    test::RandomWorkspace(*workspace, numbers, plan).fill();
    return workspace;
}

/// Everything beside the file itself: nothing may be left lying.
std::vector<std::string> namesIn(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

TEST(Archive, OutAndBackIsTheSameToTheLastByte) {
    for (std::uint64_t seed = 1; seed <= test::rounds(12); ++seed) {
        SCOPED_TRACE(seed);
        test::Numbers numbers(seed);
        const test::TemporaryFolder folder;
        const auto workspace = randomWorkspace(folder / "a.meike", numbers);
        NoProgress quiet;
        const auto out = archiveWorkspace(*workspace->openReader(), folder / "a.zip", kClock, quiet);
        ASSERT_EQ(out.digest, digest(workspace->database()));
        const auto back = unarchiveWorkspace(folder / "a.zip", folder / "b.meike", kClock, quiet);
        ASSERT_EQ(back.records, out.records);
        ASSERT_EQ(back.digest, out.digest);
        const auto copy = Workspace::open(folder / "b.meike", kClock);
        ASSERT_EQ(digest(copy->database()), out.digest);
        ASSERT_EQ(contentDigest(copy->database(), quiet), contentDigest(workspace->database(), quiet));
        ASSERT_TRUE(checkDatabase(copy->database()).empty());
        ASSERT_TRUE(history(copy->database()).empty());
    }
}

class ArchiveFile : public ::testing::Test {
protected:
    void SetUp() override {
        test::Numbers numbers(7);
        workspace = randomWorkspace(folder / "a.meike", numbers, 2);
        archiveWorkspace(*workspace->openReader(), folder / "a.zip", kClock, quiet);
        const auto bytes = std::make_shared<const std::string>(test::fileText(folder / "a.zip"));
        const ZipArchive zip(bytes, {});
        for (const auto& [name, place] : zip.parts()) parts[name] = zip.beginning(name, 1U << 26);
        manifest = Json::parse(parts.at("manifest.json"));
    }
    using Json = nlohmann::ordered_json;

    /// The archive of `parts`, its manifest as it is now; with `sums`, what it says of its parts made true again.
    std::string archive(bool sums = false) {
        if (sums)
            for (Json& part : manifest["parts"]) {
                const std::string& text = parts[part["name"]];
                part["bytes"] = text.size();
                part["records"] = std::count(text.begin(), text.end(), '\n');
                ByteHasher hash;
                hash.add(text);
                part["blake2b"] = hashText(hash.finish());
            }
        ZipWriter zip;
        for (const auto& [name, text] : parts)
            if (name != "manifest.json") zip.add(name, text);
        if (parts.contains("manifest.json")) zip.add("manifest.json", manifest.dump(2));
        return zip.finish();
    }
    /// Why that file is refused; nothing is left lying.
    std::string refusal(const std::string& bytes, std::stop_token stop = {}) {
        std::ofstream(folder / "x.zip", std::ios::binary) << bytes;
        const auto before = namesIn(folder.path());
        std::string why = "taken";
        try {
            unarchiveWorkspace(folder / "x.zip", folder / "x.meike", kClock, quiet, stop);
            std::filesystem::remove(folder / "x.meike");
        } catch (const Error& error) {
            why = error.detail().plain();
            EXPECT_THAT(error.subject(), testing::AnyOf(HasSubstr("x.zip"), HasSubstr("x.meike"), "")) << why;
            EXPECT_FALSE(std::filesystem::exists(folder / "x.meike"));
            EXPECT_FALSE(std::filesystem::exists(folder / "x.meike.making"));
        }
        return why;
    }
    std::string partOf(const std::string& kind) const { return kind + "-1.jsonl"; }
    Json& entryOf(const std::string& kind) {
        for (Json& part : manifest["parts"])
            if (part["kind"] == kind) return part;
        throw std::runtime_error("no part of " + kind);
    }

    test::TemporaryFolder folder;
    NoProgress quiet;
    std::unique_ptr<Workspace> workspace;
    std::map<std::string, std::string> parts;
    Json manifest;
};

TEST_F(ArchiveFile, IsPrivateAndSaysWhatIsInIt) {
    struct stat status {};
    ASSERT_EQ(::stat((folder / "a.zip").c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0600u);
    const ArchiveManifest read = readArchiveManifest(folder / "a.zip");
    EXPECT_EQ(read.digest, digest(workspace->database()));
    EXPECT_EQ(read.schema, newestSchema());
    EXPECT_EQ(read.made.substr(0, 10), "2025-06-15");
    EXPECT_EQ(read.records(), recordsOfArchive(workspace->database()));
    EXPECT_EQ(manifest["archive"], "meike");
    // Lines that any tool reads.
    const Json line = Json::parse(parts.at(partOf("settings")).substr(0, parts.at(partOf("settings")).find('\n')));
    EXPECT_EQ(line.dump(), R"({"id":1,"key":"base_currency","value":"CNY"})");
    EXPECT_EQ(refusal(archive()), "taken");
    EXPECT_EQ(refusal(archive(true)), "taken");
}

TEST_F(ArchiveFile, WhatIsNotWholeIsRefusedWithTheReason) {
    const std::string clients = partOf("clients");
    const auto kept = parts;
    const Json keptManifest = manifest;
    const std::string first = parts.at(clients).substr(0, parts.at(clients).find('\n'));
    const auto with = [&](const std::function<void()>& change, bool sums = true) {
        parts = kept;
        manifest = keptManifest;
        change();
        return refusal(archive(sums));
    };
    // The order of what follows is the order in which a file is looked at.
    EXPECT_EQ(refusal("no zip at all"), "not_an_archive");
    EXPECT_EQ(refusal(""), "not_an_archive");
    EXPECT_EQ(refusal(ZipWriter().add("x.txt", "hello").finish()), "not_an_archive");
    EXPECT_EQ(with([&] { parts.erase("manifest.json"); }), "not_an_archive");
    EXPECT_EQ(with([&] { manifest["archive"] = "other"; }), "archive_manifest(archive, expected(name_of_archive))");
    EXPECT_EQ(with([&] { manifest["format"] = 2; }), "archive_newer(2, 1)");
    EXPECT_EQ(with([&] { manifest["schema"] = newestSchema() + 1; }),
              "newer_schema(" + std::to_string(newestSchema() + 1) + ", " + std::to_string(newestSchema()) + ")");
    EXPECT_EQ(with([&] { manifest["schema"] = 0; }), "archive_manifest(schema, expected(whole_number))");
    EXPECT_EQ(with([&] { manifest["digest"] = "12"; }), "archive_manifest(digest, expected(sixty_four_hex_digits))");
    EXPECT_EQ(with([&] { manifest["more"] = 1; }), "archive_manifest(more, unknown_key)");
    EXPECT_EQ(with([&] { manifest.erase("made"); }), "archive_manifest(made, expected(a_value))");
    EXPECT_EQ(with([&] { entryOf("clients")["name"] = "../clients-1.jsonl"; }, false),
              "archive_manifest(parts[" + std::to_string([&] {
                  std::size_t i = 0;
                  while (keptManifest["parts"][i]["kind"] != "clients") ++i;
                  return i;
              }()) +
                  "].name, expected(name_of_part))");
    EXPECT_EQ(with([&] { parts.erase(clients); }, false), "archive_part_missing(clients-1.jsonl)");
    EXPECT_EQ(with([&] { parts["notes.txt"] = "x"; }), "archive_part_unknown(notes.txt)");
    EXPECT_EQ(with([&] { parts[clients][30] ^= 1; }, false).substr(0, 8), "archive_");
    EXPECT_EQ(with([&] { parts[clients] += first + "\n"; }, false), "archive_part_differs(clients-1.jsonl)");
    EXPECT_EQ(with([&] { parts[clients].pop_back(); }, false), "archive_part_differs(clients-1.jsonl)");
    EXPECT_EQ(with([&] { entryOf("clients")["records"] = 1; }, false), "archive_part_differs(clients-1.jsonl)");
    EXPECT_EQ(with([&] { entryOf("clients")["blake2b"] = std::string(64, '0'); }, false),
              "archive_part_differs(clients-1.jsonl)");
    // Sums that fit do not make it another workspace's.
    EXPECT_NE(with([&] { parts[clients].erase(0, first.size() + 1); }), "taken");
    EXPECT_EQ(with([&] {
                  std::string& settings = parts[partOf("settings")];
                  settings.replace(settings.find("CNY"), 3, "USD");
              }),
              "archive_digest_differs");
    EXPECT_EQ(with([&] { manifest["digest"] = std::string(64, '0'); }), "archive_digest_differs");
    const auto line = [&](const std::string& text) {
        return with([&] { parts[clients] = text + "\n" + parts[clients]; });
    };
    const std::string in = "archive_line(clients-1.jsonl, 1, ";
    EXPECT_EQ(line("{\"id\":9999,\"colour\":1}"), "archive_field_unknown(colour, clients-1.jsonl, 1)");
    EXPECT_EQ(line("{\"id\":9999,\"id\":2}"), in + "key_twice)");
    EXPECT_EQ(line("{\"id\":9999,\"name\":1.5}"), in + "expected(whole_number))");
    EXPECT_EQ(line("{\"id\":9999,\"name\":[1]}"), in + "expected(a_value))");
    EXPECT_EQ(line("{\"id\":9999,\"name\":null}"), in + "expected(a_value))");
    EXPECT_EQ(line("{\"id\":99999999999999999999}"), in + "expected(whole_number))");
    EXPECT_EQ(line("{\"id\":9999"), in + "not_json)");
    EXPECT_EQ(line("[]"), in + "expected(a_value))");
    EXPECT_EQ(line(""), in + "not_json)");
    EXPECT_EQ(line("{\"name\":\"x\"}"), in + "expected(a_value))");
    EXPECT_EQ(line("{\"id\":9999,\"name\":\"a\\u0000b\"}"), in + "not_utf8)");
    EXPECT_EQ(line("{\"id\":9999,\"uid\":\"x\"}"), in + "not_a_uid)");
    // What the tables themselves do not take: an id that is there, a day that is none, a text for a number.
    EXPECT_THAT(with([&] { parts[clients] += first + "\n"; }), HasSubstr("UNIQUE"));
    EXPECT_THAT(
        line(
            R"({"id":9999,"uid":"0190b6a4-0000-7000-8000-000000000000","updated_at":1,"name":"x","created_on":"soon"})"),
        HasSubstr("CHECK"));
    EXPECT_THAT(line(R"({"id":9999,"uid":"0190b6a4-0000-7000-8000-000000000000","updated_at":"x","name":"x"})"),
                HasSubstr("INTEGER"));
    EXPECT_THAT(
        line(R"({"id":9999,"uid":"0190b6a4-0000-7000-8000-000000000000","updated_at":1,"name":"x","owner":777})"),
        "others_need_the_record");
    EXPECT_EQ(with([&] {
                  Json ghost = entryOf("settings");
                  ghost["kind"] = "ghosts";
                  ghost["name"] = "ghosts-1.jsonl";
                  manifest["parts"].push_back(ghost);
                  parts["ghosts-1.jsonl"] = parts[partOf("settings")];
              }),
              "archive_kind_unknown(ghosts)");
}

TEST_F(ArchiveFile, AKeyThatStandsTwiceInTheManifestIsRefused) {
    std::string text = manifest.dump();
    text.insert(1, "\"digest\":\"" + std::string(64, '0') + "\",");
    ZipWriter zip;
    for (const auto& [name, bytes] : parts) zip.add(name, name == "manifest.json" ? text : bytes);
    EXPECT_EQ(refusal(zip.finish()), "archive_manifest(digest, key_twice)");
}

TEST_F(ArchiveFile, BombsAreCutOff) {
    const std::string clients = partOf("clients");
    // Far more than the manifest says: it ends where it should have ended.
    const std::string honest = parts[clients];
    parts[clients] = honest + std::string(80U << 20, ' ');
    EXPECT_EQ(refusal(archive()), "archive_part_differs(clients-1.jsonl)");
    // A line without an end, and the manifest knows of it.
    parts[clients] = std::string(70U << 20, ' ');
    EXPECT_EQ(refusal(archive(true)), "archive_too_large(clients-1.jsonl, 64)");
    parts[clients] = honest;
    entryOf("clients")["bytes"] = std::int64_t{1} << 60;
    EXPECT_EQ(refusal(archive()), "archive_too_large(" + (folder / "x.zip").string() + ", 8192)");
}

TEST_F(ArchiveFile, CutOffOrChangedAnywhereItIsRefused) {
    const std::string bytes = test::fileText(folder / "a.zip");
    for (std::size_t size = 0; size < bytes.size(); size += std::max<std::size_t>(bytes.size() / 40, 1))
        EXPECT_NE(refusal(bytes.substr(0, size)), "taken") << size;
    test::Numbers numbers(3);
    for (int i = 0; i < 40; ++i) {
        std::string damaged = bytes;
        const auto at = static_cast<std::size_t>(numbers.below(static_cast<std::int64_t>(bytes.size())));
        damaged[at] = static_cast<char>(damaged[at] ^ (1 << numbers.below(8)));
        // A stamp of the zip's own directory may change unnoticed; a record may not.
        std::ofstream(folder / "y.zip", std::ios::binary) << damaged;
        try {
            unarchiveWorkspace(folder / "y.zip", folder / "y.meike", kClock, quiet);
            EXPECT_EQ(digest(*Workspace::openReader(folder / "y.meike")), digest(workspace->database()));
            std::filesystem::remove(folder / "y.meike");
        } catch (const Error& error) {
            EXPECT_NE(error.kind(), ErrorKind::internal) << error.what();
            EXPECT_FALSE(std::filesystem::exists(folder / "y.meike"));
        }
    }
}

TEST_F(ArchiveFile, NothingIsOverwrittenAndCancelLeavesNothing) {
    EXPECT_THROW(unarchiveWorkspace(folder / "a.zip", folder / "a.meike", kClock, quiet), Error);
    EXPECT_THROW(archiveWorkspace(*workspace->openReader(), folder / "a.meike", kClock, quiet), Error);
    EXPECT_THROW(archiveWorkspace(*workspace->openReader(), folder / "none" / "a.zip", kClock, quiet), Error);
    std::stop_source stop;
    stop.request_stop();
    const auto before = namesIn(folder.path());
    EXPECT_THROW(archiveWorkspace(*workspace->openReader(), folder / "c.zip", kClock, quiet, stop.get_token()), Error);
    EXPECT_THROW(unarchiveWorkspace(folder / "a.zip", folder / "c.meike", kClock, quiet, stop.get_token()), Error);
    auto after = namesIn(folder.path());
    std::erase_if(after, [](const std::string& name) { return name.ends_with(".lock"); });
    auto expected = before;
    std::erase_if(expected, [](const std::string& name) { return name.ends_with(".lock"); });
    EXPECT_EQ(after, expected);
    EXPECT_EQ(digest(workspace->database()), readArchiveManifest(folder / "a.zip").digest);
}

TEST(Archive, OfAnOlderSchemaBecomesAWorkspaceOfToday) {
    // What an older program would have written: records without what came later.
    const test::TemporaryFolder folder;
    NoProgress quiet;
    for (int schema = 1; schema <= newestSchema(); ++schema) {
        const std::string settings = R"({"id":1,"key":"base_currency","value":"USD"})"
                                     "\n";
        const std::string segment =
            R"({"id":1,"uid":"0190b6a4-0000-7000-8000-000000000001","updated_at":5,"name":"s","rule":"{\"all\": []}"})"
            "\n";
        ArchiveManifest manifest;
        manifest.schema = schema;
        manifest.made = "2025-01-01T00:00:00Z";
        ZipWriter zip;
        const auto path = folder / (std::to_string(schema) + ".db");
        {
            Database old(path, Database::Mode::create);
            createSchema(old, schema);
            old.exec("INSERT INTO setting VALUES (1, 'base_currency', 'USD')");
            old.exec(
                "INSERT INTO segment (id, uid, updated_at, name, rule) VALUES (1, "
                "x'0190b6a4000070008000000000000001', 5, 's', '{\"all\": []}')");
            manifest.digest = digest(old);
        }
        for (const auto& [kind, text] : {std::pair("settings", settings), std::pair("segments", segment)}) {
            ByteHasher hash;
            hash.add(text);
            manifest.parts.push_back({std::string(kind) + "-1.jsonl", kind, 1, text.size(), hashText(hash.finish())});
            zip.add(manifest.parts.back().name, text);
        }
        zip.add("manifest.json", manifestJson(manifest));
        std::ofstream(folder / "old.zip", std::ios::binary) << zip.finish();
        const auto made = folder / (std::to_string(schema) + ".meike");
        unarchiveWorkspace(folder / "old.zip", made, kClock, quiet);
        const auto reader = Workspace::openReader(made);
        EXPECT_EQ(schemaVersion(*reader), newestSchema());
        EXPECT_EQ(baseCurrency(*reader), "USD");
        // The migration that gave segments a version gave this one one.
        EXPECT_EQ(allRecords(*reader, Kind::segment).at(0).integer("version", -1), schema < 3 ? 1 : -1);
        EXPECT_THAT(checkDatabase(*reader), IsEmpty());
    }
}

TEST(Archive, TheDemoAgencyComesBackAndWorks) {
    const test::TemporaryFolder folder;
    NoProgress quiet;
    std::string before;
    std::size_t scored = 0;
    {
        const auto workspace = Workspace::create(folder / "demo.meike", "CNY", kClock);
        fillDemo(*workspace, Language::zh, quiet, {});
        before = digest(workspace->database());
        archiveWorkspace(*workspace->openReader(), folder / "demo.zip", kClock, quiet);
    }
    {
        const auto session = Session::open(folder / "demo.meike", kClock);
        session->settle();
        scored = session->scores()->clients.size();
    }
    const auto report = unarchiveWorkspace(folder / "demo.zip", folder / "back.meike", kClock, quiet);
    EXPECT_EQ(report.digest, before);
    const auto session = Session::open(folder / "back.meike", kClock);
    session->settle();
    EXPECT_EQ(session->scores()->clients.size(), scored);
    EXPECT_EQ(digest(*session->openReader()), before);
    EXPECT_THAT(checkDatabase(*session->openReader()), IsEmpty());
}

}  // namespace
}  // namespace meike
