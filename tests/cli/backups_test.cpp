// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>

#include "tests/cli/cli_fixture.h"

namespace meike::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class Backups : public Cli {
protected:
    void SetUp() override {
        makeSmall();
        std::filesystem::create_directory(path("usb"));
    }
    Json list() { return Json::parse(run({"backups", path("a.meike"), "--format", "json"}).out); }
};

TEST_F(Backups, AnImportIntoWhatHoldsClientsMakesOneFirst) {
    // The orders of makeSmall came after its clients.
    const Json before = list();
    ASSERT_EQ(before.size(), 1U);
    EXPECT_EQ(before[0].at("why"), "before an import");
    EXPECT_EQ(before[0].at("clients"), 3);
    EXPECT_EQ(before[0].at("orders"), 0);
    EXPECT_EQ(before[0].at("state"), "verified");
    EXPECT_EQ(before[0].at("than_now"), "3 orders fewer; 1 change since");
    const std::string more = write("more.csv", "name\n新\n");
    EXPECT_EQ(run({"import", path("a.meike"), more, "--kind", "clients", "--no-backup"}).code, 0);
    EXPECT_EQ(list().size(), 1U);
    EXPECT_EQ(run({"import", path("a.meike"), more, "--kind", "clients"}).code, 0);
    EXPECT_EQ(list().size(), 2U);
}

TEST_F(Backups, AreMadeListedCheckedAndRestored) {
    const Outcome made = run({"backups", path("a.meike"), "make"});
    EXPECT_EQ(made.code, 0) << made.err;
    EXPECT_THAT(made.out, HasSubstr("backed up to "));
    EXPECT_THAT(run({"backups", path("a.meike"), "make"}).out, HasSubstr("nothing has changed"));
    const std::string file = list()[0].at("file");
    EXPECT_EQ(list()[0].at("than_now"), "the same as now");
    EXPECT_EQ(run({"backups", path("a.meike"), "check"}).out, "2 backups are as made, 0 not\n");
    const std::string before = digestNow();
    EXPECT_EQ(run({"undo", path("a.meike")}).code, 0);
    const Outcome restored = run({"restore", file, path("a.meike")});
    EXPECT_EQ(restored.code, 0) << restored.err;
    EXPECT_THAT(restored.out, HasSubstr("takes this back"));
    EXPECT_EQ(digestNow(), before);
    std::ofstream(file, std::ios::binary | std::ios::app) << "x";
    const Outcome check = run({"backups", path("a.meike"), "check"});
    EXPECT_EQ(check.code, 1);
    EXPECT_THAT(check.out, HasSubstr("is not as it was made"));
    const Outcome refused = run({"restore", file, path("a.meike")});
    EXPECT_EQ(refused.code, 1);
    EXPECT_THAT(refused.err, HasSubstr("not as it was made any more"));
    EXPECT_EQ(digestNow(), before);
}

TEST_F(Backups, GoToASecondPlaceEncrypted) {
    const std::string phrase = write("phrase", "correct horse battery\n");
    const std::string wrong = write("wrong", "another passphrase");
    const Outcome set =
        run({"backups", path("a.meike"), "set", "--second-place", path("usb"), "--passphrase-file", phrase});
    EXPECT_EQ(set.code, 0) << set.err;
    EXPECT_THAT(set.out, HasSubstr(", encrypted"));
    EXPECT_EQ(run({"backups", path("a.meike"), "make"}).code, 0);
    std::string sealed;
    for (const Json& backup : list())
        if (backup.at("encrypted").get<bool>()) sealed = backup.at("file");
    ASSERT_THAT(sealed, HasSubstr("usb"));
    EXPECT_EQ(run({"backups", path("a.meike"), "check", "--passphrase-file", phrase}).code, 0);
    EXPECT_THAT(run({"backups", path("a.meike"), "check", "--passphrase-file", wrong}).out,
                HasSubstr("the passphrase is another"));
    const std::string before = digestNow();
    EXPECT_EQ(run({"undo", path("a.meike")}).code, 0);
    EXPECT_THAT(run({"restore", sealed, path("a.meike")}).err, HasSubstr("its passphrase is needed"));
    EXPECT_THAT(run({"restore", sealed, path("a.meike"), "--passphrase-file", wrong}).err,
                HasSubstr("the passphrase is another"));
    EXPECT_EQ(run({"restore", sealed, path("a.meike"), "--passphrase-file", phrase}).code, 0);
    EXPECT_EQ(digestNow(), before);
    const Outcome none = run({"backups", path("a.meike"), "set", "--second-place", path("nowhere")});
    EXPECT_EQ(none.code, 1);
    EXPECT_THAT(none.err, HasSubstr("there is no such folder"));
}

TEST_F(Backups, ByHandCanBeEncryptedToo) {
    const std::string phrase = write("phrase", "correct horse battery");
    EXPECT_EQ(run({"backup", path("a.meike"), path("out.sealed"), "--passphrase-file", phrase}).code, 0);
    EXPECT_THAT(read("out.sealed"), Not(HasSubstr("SQLite format")));
    EXPECT_FALSE(std::filesystem::exists(path("out.sealed.plain")));
    EXPECT_EQ(run({"restore", path("out.sealed"), path("b.meike"), "--passphrase-file", phrase}).code, 0);
    EXPECT_EQ(Json::parse(run({"info", path("b.meike"), "--format", "json"}).out).at("digest"), digestNow());
}

}  // namespace
}  // namespace meike::cli
