// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sign_in.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "base/error_code.h"
#include "storage/audit.h"
#include "storage/maintenance.h"
#include "storage/records.h"
#include "storage/register_chain.h"
#include "storage/workspace.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

/// A clock that is set by hand.
class HandClock final : public Clock {
public:
    std::int64_t nowUtcMs() const override { return now; }
    Date today() const override { return dateOfDay(20'400); }
    std::int64_t now = 1'760'000'000'000;
};

class SignInTest : public ::testing::Test {
protected:
    void SetUp() override {
        workspace->edit({"add", {}}, [&](Edit& edit) {
            const auto person = [&](const char* name, const char* role) {
                return edit.insert(Record(Kind::person)
                                       .set("name", std::string(name))
                                       .set("role", std::string(role))
                                       .set("active", std::int64_t{1}));
            };
            custodian = person("管家", "data_custodian");
            manager = person("甲", "account_manager");
            edit.insert(Record(Kind::client).set("name", std::string("客户")).set("owner", manager));
        });
    }
    static ErrorCode codeOf(const std::function<void()>& act) {
        try {
            act();
        } catch (const Error& error) {
            return error.detail().code;
        }
        return ErrorCode::none;
    }

    test::TemporaryFolder folder;
    HandClock clock;
    std::unique_ptr<Workspace> workspace = Workspace::create(folder / "a.meike", "CNY", clock);
    RecordId custodian = 0, manager = 0;
};

TEST_F(SignInTest, RolesAreOffUntilACustodianTurnsThemOnAndThenNobodyReadsUnasked) {
    EXPECT_FALSE(sign_in::isOn(workspace->database()));
    EXPECT_EQ(codeOf([&] { sign_in::turnOn(*workspace, manager, "1234"); }), ErrorCode::not_a_custodian);
    EXPECT_EQ(codeOf([&] { sign_in::turnOn(*workspace, custodian, "123"); }), ErrorCode::pin_too_short);
    sign_in::turnOn(*workspace, custodian, "一二三四");
    EXPECT_EQ(workspace->access(), (Access{AccessRole::custodian, custodian}));
    EXPECT_EQ(workspace->actor(), custodian);
    workspace->setActor(manager);
    EXPECT_EQ(workspace->actor(), custodian) << "who is signed in edits as themselves";
    EXPECT_EQ(codeOf([&] { Workspace::openReader(workspace->path()); }), ErrorCode::sign_in_needed);
    EXPECT_EQ(codeOf([&] { sign_in::enter(*workspace, manager, "1234"); }), ErrorCode::no_pin_yet);
    sign_in::setPin(*workspace, manager, "2345");
    sign_in::leave(*workspace);
    EXPECT_EQ(codeOf([&] { workspace->openReader(); }), ErrorCode::sign_in_needed);
    EXPECT_EQ(codeOf([&] { sign_in::setPin(*workspace, manager, "3456"); }), ErrorCode::sign_in_needed);
    EXPECT_EQ(sign_in::enter(*workspace, manager, "2345"), (Access{AccessRole::manager, manager}));
    EXPECT_EQ(codeOf([&] { sign_in::setPin(*workspace, custodian, "9999"); }), ErrorCode::custodian_only);
    EXPECT_EQ(codeOf([&] { sign_in::turnOff(*workspace); }), ErrorCode::custodian_only);
    sign_in::setPin(*workspace, manager, "5432");
    EXPECT_TRUE(sign_in::holds(workspace->database(), manager, "5432"));
    const auto path = workspace->path();
    workspace.reset();
    // What a process signs in with holds wherever it opens the file.
    sign_in::setCredentials(sign_in::Credentials{"甲", "5432"});
    EXPECT_EQ(accessOf(*Workspace::openReader(path)).role, AccessRole::manager);
    EXPECT_EQ(Workspace::open(path, clock)->access().person, manager);
    for (const sign_in::Credentials& wrong : {sign_in::Credentials{"甲", "0000"}, {"乙", "5432"}}) {
        sign_in::setCredentials(wrong);
        EXPECT_EQ(codeOf([&] { Workspace::openReader(path); }), ErrorCode::wrong_pin);
    }
    sign_in::setCredentials(std::nullopt);
    workspace = Workspace::open(path, clock);
    EXPECT_EQ(workspace->access().role, AccessRole::nobody);
    sign_in::enter(*workspace, custodian, "一二三四");
    sign_in::turnOff(*workspace);
    EXPECT_NO_THROW(Workspace::openReader(path));
    EXPECT_EQ(firstBrokenAudit(workspace->database()), 0);
    EXPECT_FALSE(auditIsCut(workspace->database()));
}

TEST_F(SignInTest, OnlyTheCustodianPutsABackupInItsPlace) {
    NoProgress quiet;
    backupTo(workspace->database(), folder / "before.meike", quiet, {});
    sign_in::turnOn(*workspace, custodian, "1234");
    sign_in::setPin(*workspace, manager, "5678");
    workspace.reset();
    const auto restore = [&] { restoreFrom(folder / "before.meike", folder / "a.meike", quiet, {}); };
    const auto rolesOn = [&] {
        return sign_in::isOn(*std::make_unique<Database>(folder / "a.meike", Database::Mode::read));
    };
    EXPECT_EQ(codeOf(restore), ErrorCode::sign_in_needed) << "a state without roles would let everybody in";
    sign_in::setCredentials(sign_in::Credentials{"甲", "5678"});
    EXPECT_EQ(codeOf(restore), ErrorCode::custodian_only);
    EXPECT_TRUE(rolesOn());
    sign_in::setCredentials(sign_in::Credentials{"管家", "1234"});
    EXPECT_EQ(codeOf(restore), ErrorCode::none);
    EXPECT_FALSE(rolesOn());
    sign_in::setCredentials(std::nullopt);
}

TEST_F(SignInTest, WrongPinsWaitLongerAndLonger) {
    sign_in::turnOn(*workspace, custodian, "1111");
    sign_in::leave(*workspace);
    const auto attempt = [&](const char* pin) { return codeOf([&] { sign_in::enter(*workspace, custodian, pin); }); };
    for (int i = 0; i < 3; ++i) EXPECT_EQ(attempt("0000"), ErrorCode::wrong_pin);
    EXPECT_EQ(attempt("1111"), ErrorCode::wait_before_next_pin) << "the right one waits too";
    clock.now += 5'000;
    EXPECT_EQ(attempt("0000"), ErrorCode::wrong_pin);
    clock.now += 9'999;
    EXPECT_EQ(attempt("1111"), ErrorCode::wait_before_next_pin);
    clock.now -= 86'400'000;
    EXPECT_LE(sign_in::waitMs(workspace->database(), custodian, clock.now), 10'000) << "a clock set back";
    clock.now += 86'400'001;
    EXPECT_EQ(attempt("1111"), ErrorCode::none);
    EXPECT_EQ(sign_in::waitMs(workspace->database(), custodian, clock.now), 0) << "the right one clears them";
}

TEST_F(SignInTest, TheRecoveryCodeOpensOnceAndOnlyAsItIs) {
    const std::string code = sign_in::turnOn(*workspace, custodian, "1111");
    sign_in::leave(*workspace);
    EXPECT_EQ(codeOf([&] { sign_in::recover(*workspace, custodian, "AAAA-AAAA-AAAA-AAAA-AAAA", "2222"); }),
              ErrorCode::wrong_recovery_code);
    EXPECT_EQ(codeOf([&] { sign_in::recover(*workspace, manager, code, "2222"); }), ErrorCode::not_a_custodian);
    std::string typed;
    for (const char c : code)
        if (c != '-') typed += static_cast<char>(std::tolower(c));
    const std::string next = sign_in::recover(*workspace, custodian, typed, "2222");
    EXPECT_NE(next, code);
    EXPECT_EQ(workspace->access().role, AccessRole::custodian);
    sign_in::leave(*workspace);
    EXPECT_EQ(codeOf([&] { sign_in::recover(*workspace, custodian, code, "3333"); }), ErrorCode::wrong_recovery_code);
    EXPECT_EQ(codeOf([&] { sign_in::enter(*workspace, custodian, "2222"); }), ErrorCode::none);
    // Neither PIN nor code stands in the file.
    workspace.reset();
    std::ostringstream bytes;
    bytes << std::ifstream(folder / "a.meike", std::ios::binary).rdbuf();
    EXPECT_EQ(bytes.str().find(next), std::string::npos);
    EXPECT_EQ(bytes.str().find(next.substr(0, 4) + next.substr(5, 4)), std::string::npos);
    EXPECT_NE(bytes.str().find("$argon2id$"), std::string::npos);
}

/// The register of what was taken out.
class RegisterTest : public SignInTest {
protected:
    RecordId take(const std::string& file) {
        RecordId id = 0;
        workspace->edit({"borrow", {file}}, [&](Edit& edit) {
            edit.leaveOutOfHistory();
            id = edit.insert(Record(Kind::borrow_record)
                                 .set("date", std::string("2025-11-01"))
                                 .set("person", manager)
                                 .set("file", file)
                                 .set("row_count", std::int64_t{3}));
        });
        return id;
    }
    std::vector<std::string> findings() {
        std::vector<std::string> all;
        for (const Finding& finding : checkDatabase(workspace->database()))
            if (finding.what == "register") all.push_back(finding.detail);
        return all;
    }
};

TEST_F(RegisterTest, OnlyGrowsAndStandsOutsideUndo) {
    const RecordId entry = take("a.csv");
    const RecordId another = take("b.csv");
    for (const auto& act : std::vector<std::function<void(Edit&)>>{
             [&](Edit& edit) { edit.set(Kind::borrow_record, entry, "file", std::string("c.csv")); },
             [&](Edit& edit) { edit.remove(Kind::borrow_record, another); },
             [&](Edit& edit) { edit.remove(Kind::person, manager); }})
        EXPECT_EQ(codeOf([&] { workspace->edit({"x", {}}, act); }), ErrorCode::register_only_grows);
    // Who took something out was there: what refers to them holds them.
    EXPECT_EQ(codeOf([&] {
                  while (!workspace->undo().empty()) {
                  }
              }),
              ErrorCode::others_need_the_record);
    EXPECT_EQ(countRecords(workspace->database(), Kind::borrow_record), 2);
    EXPECT_THAT(findings(), ::testing::IsEmpty());
    EXPECT_EQ(register_chain::head(workspace->database()).entries, 2);
}

TEST_F(RegisterTest, WhateverIsDoneToItIsFound) {
    for (int i = 0; i < 4; ++i) take("f" + std::to_string(i));
    const auto path = workspace->path();
    const auto head = register_chain::head(workspace->database());
    NoProgress quiet;
    backupTo(workspace->database(), folder / "copy.meike", quiet, {});
    EXPECT_EQ(register_chain::head(*Workspace::openReader(folder / "copy.meike")).hash, head.hash);
    workspace.reset();
    const std::string harms[] = {"UPDATE borrow_record SET file = 'x' WHERE id = 2",
                                 "UPDATE borrow_record SET person = NULL WHERE id = 3",
                                 "DELETE FROM borrow_record WHERE id = 2",
                                 "DELETE FROM borrow_record WHERE id = 4",
                                 "DELETE FROM borrow_record WHERE id = 4; DELETE FROM register_chain WHERE record = 4",
                                 "DELETE FROM borrow_record; DELETE FROM register_chain",
                                 "INSERT INTO borrow_record (id, uid, updated_at, date) VALUES (9, "
                                 "randomblob(16), 0, '2025-01-01')"};
    for (const std::string& harm : harms) {
        SCOPED_TRACE(harm);
        std::filesystem::copy_file(folder / "copy.meike", folder / "harmed.meike",
                                   std::filesystem::copy_options::overwrite_existing);
        {
            Database database(folder / "harmed.meike", Database::Mode::write);
            database.exec(harm);
        }
        EXPECT_NE(register_chain::firstBreak(*Workspace::openReader(folder / "harmed.meike")).what,
                  register_chain::Break::What::none);
    }
    workspace = Workspace::open(path, clock);
    EXPECT_THAT(findings(), ::testing::IsEmpty());
}

}  // namespace
}  // namespace meike
