// SPDX-License-Identifier: GPL-3.0-or-later
// Whoever is signed in sees what their role may see: every table, every list, every export, over random clients.
#include "storage/access.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <random>
#include <set>
#include <sstream>

#include "app/archive.h"
#include "app/duplicates.h"
#include "app/export.h"
#include "app/record_texts.h"
#include "app/score_book.h"
#include "app/session.h"
#include "app/view/record_list.h"
#include "app/view/today.h"
#include "base/error_code.h"
#include "storage/changeset.h"
#include "storage/client_query.h"
#include "storage/field_history.h"
#include "storage/maintenance.h"
#include "storage/records.h"
#include "storage/sign_in.h"
#include "storage/text_search.h"
#include "storage/timeline.h"
#include "storage/workspace.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// Stands in every text of what hangs on a client.
std::string markOf(RecordId client) { return "mk" + std::to_string(client) + "q"; }
std::string phoneOf(RecordId client) { return "1390000" + std::to_string(1000 + client); }

class AccessTest : public ::testing::Test {
protected:
    static constexpr int kClients = 24;

    void SetUp() override {
        workspace->edit({"add", {}}, [&](Edit& edit) {
            const auto person = [&](const char* name, const char* role, RecordId lead) {
                Record record(Kind::person);
                record.set("name", std::string(name)).set("role", std::string(role)).set("active", std::int64_t{1});
                if (lead != 0) record.set("lead", lead);
                return edit.insert(record);
            };
            custodian = person("管家", "data_custodian", 0);
            lead = person("组长", "sales_lead", 0);
            under = person("副组长", "sales_lead", lead);
            first = person("甲经理", "account_manager", lead);
            second = person("乙经理", "account_manager", under);
            other = person("丙经理", "account_manager", 0);
            viewer = person("看客", "viewer", 0);
            for (int i = 0; i < kClients; ++i) addClient(edit);
        });
        // Derived rows, as the keepers of scores and members leave them.
        workspace->writeDerived([&](Database& database) {
            for (const auto& [client, owner] : owners) {
                const std::string id = std::to_string(client);
                database.exec("INSERT OR REPLACE INTO client_score (client, tier) VALUES (" + id + ", 'key')");
                database.exec("INSERT INTO segment_member (segment, client) VALUES (1, " + id + ")");
                database.exec("INSERT OR IGNORE INTO tag_member (client, tag) VALUES (" + id + ", 1)");
                database.exec(
                    "INSERT INTO segment_log (segment, client, entered, cause, version, as_of, at) VALUES (1, " + id +
                    ", 1, 'data', 1, '2025-01-01', 0)");
                database.exec("INSERT INTO occurrence VALUES (1, " + id +
                              ", 1, 1, 1, '2025-01-01', '2025-01-01', 0, 1, 1, 1, 1, 1, 1, 1, 0)");
            }
        });
    }

    /// A record that hangs on no client and that all of them may need: a tag, a playbook.
    RecordId shared(Edit& edit, Kind kind) {
        if (const auto found = made_.find(kind); found != made_.end()) return found->second;
        Record record(kind);
        for (const Field& field : kindRow(kind).fields) {
            if (!field.required || field.source != FieldSource::column) continue;
            if (field.type == FieldType::reference || field.type == FieldType::pick)
                record.set(field.key, shared(edit, field.type == FieldType::pick ? Kind::pick_item : field.refersTo));
            else if (field.type == FieldType::date)
                record.set(field.key, std::string("2025-06-01"));
            else if (field.type == FieldType::text || field.type == FieldType::long_text ||
                     field.type == FieldType::choice || field.type == FieldType::choices)
                record.set(field.key, std::string(field.choices.empty() ? "shared" : field.choices.front().key));
            else
                record.set(field.key, std::int64_t{1});
        }
        return made_[kind] = edit.insert(record);
    }

    /// A client of anybody or nobody, with a record of every kind that hangs on one.
    void addClient(Edit& edit) {
        const RecordId people[] = {0, custodian, lead, under, first, second, other};
        const std::size_t at = owners.size() < std::size(people) ? owners.size() : random() % std::size(people);
        const RecordId owner = people[at];
        std::map<Kind, RecordId> made;
        const RecordId next = static_cast<RecordId>(owners.size()) + 1;
        for (const KindRow& row : kindTable()) {
            const Field* client = findField(row.kind, "client");
            const bool hangs = client && client->type == FieldType::reference && client->refersTo == Kind::client;
            if (row.kind != Kind::client && row.kind != Kind::allocation && !hangs) continue;
            Record record(row.kind);
            for (const Field& field : row.fields) {
                if (field.source != FieldSource::column) continue;
                switch (field.type) {
                    case FieldType::reference:
                        if (field.refersTo == Kind::person)
                            record.set(field.key, field.key == "owner" && row.kind == Kind::client && owner == 0
                                                      ? Value{}
                                                      : Value{owner == 0 ? custodian : owner});
                        else if (made.contains(field.refersTo) && field.refersTo != row.kind)
                            record.set(field.key, made.at(field.refersTo));
                        else if (field.required)
                            record.set(field.key, shared(edit, field.refersTo));
                        break;
                    case FieldType::text:
                    case FieldType::long_text:
                        record.set(field.key, isMaskedField(row.kind, field.key) ? phoneOf(next) : markOf(next));
                        break;
                    case FieldType::choice:
                        record.set(field.key, std::string(field.choices.empty() ? "x" : field.choices.front().key));
                        break;
                    case FieldType::date:
                        record.set(field.key, std::string("2025-06-01"));
                        break;
                    case FieldType::integer:
                    case FieldType::decimal:
                    case FieldType::money:
                        record.set(field.key, std::int64_t{1});
                        break;
                    case FieldType::pick:
                        if (field.required) record.set(field.key, shared(edit, Kind::pick_item));
                        break;
                    default:
                        if (field.required) record.set(field.key, std::int64_t{1});
                }
            }
            // On the shelf of those in use.
            if (row.kind == Kind::client) record.set("deleted_at", Value{}).set("archived_at", Value{});
            if (row.kind == Kind::order || row.kind == Kind::receivable || row.kind == Kind::receipt)
                record.set("currency", std::string("CNY"));
            made[row.kind] = edit.insert(record);
        }
        ASSERT_EQ(made.at(Kind::client), next);
        owners[next] = owner;
    }

    std::set<RecordId> mayBeSeenBy(const Access& access) const {
        std::set<RecordId> team{access.person};
        if (access.role == AccessRole::lead) {
            if (access.person == lead) team.insert({under, first, second});
            if (access.person == under) team.insert(second);
        }
        std::set<RecordId> seen;
        for (const auto& [client, owner] : owners)
            if (!access.limited() || owner == 0 || team.contains(owner)) seen.insert(client);
        return seen;
    }

    std::vector<Access> everybody() const {
        return {{AccessRole::manager, first}, {AccessRole::manager, second},      {AccessRole::manager, other},
                {AccessRole::lead, lead},     {AccessRole::lead, under},          {AccessRole::custodian, custodian},
                {AccessRole::viewer, viewer}, {AccessRole::everyone, RecordId{0}}};
    }

    /// Nothing of a client that may not be seen stands in it, and numbers only whole where they may be.
    void holdNothingOfOthers(const std::string& text, const Access& access, const std::string& what) const {
        const auto seen = mayBeSeenBy(access);
        for (const auto& [client, owner] : owners) {
            if (!seen.contains(client)) {
                EXPECT_EQ(text.find(markOf(client)), std::string::npos) << what << " tells of client " << client;
            }
            const bool whole = !access.masked() || owner == access.person;
            if (!seen.contains(client) || !whole) {
                EXPECT_EQ(text.find(phoneOf(client)), std::string::npos) << what << " has the phone of " << client;
            }
        }
    }

    static std::string fileText(const std::filesystem::path& path) {
        std::ostringstream text;
        text << std::ifstream(path, std::ios::binary).rdbuf();
        return text.str();
    }

    std::vector<RecordId> all() const {
        std::vector<RecordId> ids;
        for (const auto& [client, owner] : owners) ids.push_back(client);
        return ids;
    }

    test::TemporaryFolder folder;
    FixedClock clock{dateOfDay(20'400)};
    std::mt19937 random{20'261'201};
    std::unique_ptr<Workspace> workspace = Workspace::create(folder / "a.meike", "CNY", clock);
    RecordId custodian = 0, lead = 0, under = 0, first = 0, second = 0, other = 0, viewer = 0;
    std::map<Kind, RecordId> made_;
    std::map<RecordId, RecordId> owners;  ///< of clients; 0: nobody's
};

TEST_F(AccessTest, EveryTableHoldsForEachRoleWhatItMaySeeAndNothingElse) {
    for (const Access& access : everybody()) {
        SCOPED_TRACE(static_cast<int>(access.role) * 100 + access.person);
        const auto reader = Workspace::openReader(workspace->path(), access);
        const auto seen = mayBeSeenBy(access);
        Statement tables = workspace->database().prepare(
            "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite%' AND name NOT "
            "LIKE 'history%'");
        while (tables.step()) {
            const std::string table(tables.text(0));
            std::string text;
            std::set<RecordId> clients;
            int clientColumn = table == "client" ? 0 : -1;
            {
                Statement info = reader->prepare("SELECT cid FROM pragma_table_info(?) WHERE name = 'client'");
                if (info.bind(1, table).step()) clientColumn = static_cast<int>(info.integer(0));
            }
            Statement info = reader->prepare("SELECT count(*) FROM pragma_table_info(?)");
            info.bind(1, table).step();
            const int columns = static_cast<int>(info.integer(0));
            Statement rows = reader->prepare("SELECT * FROM " + table);
            while (rows.step()) {
                for (int i = 0; i < columns; ++i) text += std::string(rows.text(i)) + "\n";
                if (clientColumn >= 0) clients.insert(rows.integer(clientColumn));
            }
            holdNothingOfOthers(text, access, table);
            if (clientColumn >= 0 && !clients.empty()) {
                clients.erase(0);
                EXPECT_EQ(clients, seen) << table;
            }
        }
    }
}

/// Tables that hold nothing of any client. A new one is put here by whoever has looked at what it holds; otherwise it
/// must be limited.
TEST_F(AccessTest, EveryTableOfTheFileIsLimitedOrKnownToHoldNothingOfClients) {
    const std::set<std::string> known = {
        "absence",         "assessment", "custom_field", "event",         "holiday",        "key_criterion",
        "person",          "pick_item",  "playbook",     "playbook_step", "playbook_state", "rate",
        "scoring_profile", "segment",    "tag",          "tag_group",     "segment_state",  "register_chain"};
    const auto reader = Workspace::openReader(workspace->path(), Access{AccessRole::manager, first});
    std::set<std::string> limited;
    Statement views = reader->prepare("SELECT name FROM sqlite_temp_schema WHERE type = 'view'");
    while (views.step()) limited.insert(std::string(views.text(0)));
    Statement tables = reader->prepare(
        "SELECT name FROM main.sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite%'");
    while (tables.step()) {
        const std::string table(tables.text(0));
        EXPECT_NE(known.contains(table), limited.contains(table)) << table;
    }
}

TEST_F(AccessTest, EveryListAndEveryExportHoldsForEachRoleWhatItMaySeeAndNothingElse) {
    NoProgress quiet;
    for (const Access& access : everybody()) {
        SCOPED_TRACE(static_cast<int>(access.role) * 100 + access.person);
        const auto reader = Workspace::openReader(workspace->path(), access);
        const auto seen = mayBeSeenBy(access);
        // Whatever ids are asked for.
        for (const KindRow& row : kindTable()) {
            std::vector<RecordId> ids;
            for (const Record& record : allRecords(workspace->database(), row.kind)) ids.push_back(record.id());
            const auto file = folder / (std::string(row.key) + ".csv");
            if (row.kind == Kind::client) {
                for (const char* ending : {".csv", ".xlsx"}) {
                    ExportOptions options = machineExport(folder / (std::string("c") + ending), allColumns(*reader));
                    const auto report = exportClients(*reader, ids, options, quiet);
                    EXPECT_EQ(report.rows, static_cast<std::int64_t>(seen.size()));
                }
                holdNothingOfOthers(fileText(folder / "c.csv"), access, "clients");
                continue;
            }
            exportRecords(*reader, row.kind, ids, machineExport(file, recordColumnsOf(*reader, row.kind)), quiet);
            holdNothingOfOthers(fileText(file), access, std::string(row.key));
            if (row.kind == Kind::contact) {
                exportRecords(*reader, row.kind, ids, machineExport(folder / "c.vcf", cardColumns()), quiet);
                holdNothingOfOthers(fileText(folder / "c.vcf"), access, "cards");
            }
        }
        ClientQuery query;
        query.asOf = clock.today();
        const auto listed = queryClientIds(*reader, query);
        EXPECT_EQ(std::set<RecordId>(listed.begin(), listed.end()), seen);
        query.search = "mk";
        const auto found = queryClientIds(*reader, query);
        EXPECT_EQ(std::set<RecordId>(found.begin(), found.end()), seen) << "by what is typed";
        for (const RecordId client : all()) {
            EXPECT_EQ(readRecord(*reader, Kind::client, client).has_value(), seen.contains(client));
            EXPECT_EQ(recordName(*reader, Kind::client, client).empty(), !seen.contains(client));
        }
        std::string history_;
        for (const HistoryStep& step : history(*reader, 100))
            for (const std::string& argument : step.command.arguments) history_ += argument;
        holdNothingOfOthers(history_, access, "history");
        if (access.keeps()) continue;
        EXPECT_THROW(archiveWorkspace(*reader, folder / "all.zip", clock, quiet, {}), Error);
        EXPECT_THROW(backupTo(*reader, folder / "copy.meike", quiet, {}), Error);
        EXPECT_THROW(checkDatabase(*reader), Error);
        EXPECT_FALSE(std::filesystem::exists(folder / "all.zip") || std::filesystem::exists(folder / "copy.meike"));
        if (!access.limited()) continue;
        ScoreBook book;
        EXPECT_THROW(book.load(*reader), Error) << "nobody is ranked among a few";
    }
}

TEST_F(AccessTest, AnotherDayIsLookedAtByTheSameRules) {
    const Access access{AccessRole::manager, first};
    const auto reader = Workspace::openReader(workspace->path(), access);
    const std::int64_t before = reader->integer("SELECT count(*) FROM client_score");
    ScoreBook book;
    book.load(workspace->database());
    overlayScores(*reader, book.scoreWithoutForecast(profileInUse(workspace->database()), clock.today()).rows());
    EXPECT_EQ(reader->integer("SELECT count(*) FROM client_score"), before);
    EXPECT_EQ(reader->integer("SELECT count(*) FROM client_score WHERE client NOT IN (SELECT id FROM client)"), 0);
    dropOverlay(*reader);
    EXPECT_EQ(reader->integer("SELECT count(*) FROM client_score"), before);
}

TEST_F(AccessTest, WhoIsSignedInChangesWhatIsTheirs) {
    const auto clientOf = [&](RecordId owner) {
        for (const auto& [client, of] : owners)
            if (of == owner) return client;
        return RecordId{0};
    };
    const auto touch = [&](RecordId client, const char* what = "notes") {
        workspace->edit({"change", {}}, [&](Edit& edit) { edit.set(Kind::client, client, what, std::string("neu")); });
    };
    const auto refused = [&](auto&& act) {
        const std::string before = digest(workspace->database());
        try {
            act();
        } catch (const Error& error) {
            EXPECT_EQ(error.kind(), ErrorKind::not_allowed) << error.what();
            EXPECT_EQ(digest(workspace->database()), before);
            return true;
        }
        return false;
    };
    const RecordId mine = clientOf(first), theirs = clientOf(other), led = clientOf(second), free = clientOf(0);
    ASSERT_TRUE(mine != 0 && theirs != 0 && led != 0 && free != 0);
    const auto contactOf = [&](RecordId client) {
        return findRecords(workspace->database(), Kind::contact, "client", Value{client}).at(0);
    };
    workspace->setAccess({AccessRole::nobody, 0});
    EXPECT_TRUE(refused([&] { touch(mine); }));
    workspace->setAccess({AccessRole::viewer, viewer});
    EXPECT_TRUE(refused([&] { touch(mine); }));
    workspace->setAccess({AccessRole::manager, first});
    EXPECT_TRUE(refused([&] { touch(theirs); }));
    EXPECT_TRUE(refused([&] { touch(free); })) << "the pool is taken from, not written into";
    EXPECT_TRUE(refused([&] {
        workspace->edit({"x", {}}, [&](Edit& edit) { edit.set(Kind::client, theirs, "owner", first); });
    })) << "nor is anybody's client taken away";
    EXPECT_TRUE(refused([&] {
        workspace->edit({"x", {}}, [&](Edit& edit) {
            edit.insert(Record(Kind::task)
                            .set("client", theirs)
                            .set("title", std::string("x"))
                            .set("kind", std::string("call")));
        });
    }));
    EXPECT_TRUE(refused([&] {
        workspace->edit({"x", {}},
                        [&](Edit& edit) { edit.set(Kind::contact, contactOf(theirs), "title", std::string("x")); });
    }));
    EXPECT_TRUE(refused([&] {
        workspace->edit({"x", {}}, [&](Edit& edit) { edit.remove(Kind::contact, contactOf(mine)); });
    }));
    EXPECT_TRUE(refused([&] { workspace->edit({"x", {}}, [&](Edit& edit) { edit.remove(Kind::client, mine); }); }));
    EXPECT_TRUE(refused([&] {
        workspace->edit({"x", {}}, [&](Edit& edit) { edit.setSetting("base_currency", "USD"); });
    }));
    EXPECT_TRUE(refused([&] {
        workspace->edit({"x", {}},
                        [&](Edit& edit) { edit.set(Kind::person, first, "role", std::string("data_custodian")); });
    })) << "nobody makes a custodian of themselves";
    EXPECT_TRUE(refused([&] { workspace->undo(); })) << "somebody else's step";
    EXPECT_FALSE(refused([&] { touch(mine); }));
    EXPECT_EQ(workspace->undo().command.key, "change") << "one's own";
    EXPECT_FALSE(refused([&] {
        workspace->edit({"take", {}}, [&](Edit& edit) { edit.set(Kind::client, free, "owner", first); });
    }));
    EXPECT_FALSE(refused([&] {
        workspace->edit({"give", {}}, [&](Edit& edit) { edit.set(Kind::client, mine, "owner", other); });
    }));
    EXPECT_TRUE(refused([&] { touch(mine); })) << "given away";
    EXPECT_EQ(workspace->undo().command.key, "give");
    workspace->setAccess({AccessRole::lead, lead});
    EXPECT_FALSE(refused([&] { touch(led); }));
    EXPECT_TRUE(refused([&] { touch(theirs); }));
    workspace->setAccess({AccessRole::custodian, custodian});
    EXPECT_FALSE(refused([&] { touch(theirs); }));
}

TEST_F(AccessTest, ANumberShownInPartIsNotWrittenBack) {
    RecordId theirs = 0;
    for (const auto& [client, owner] : owners)
        if (owner == second) theirs = client;
    workspace->setAccess({AccessRole::lead, lead});
    const auto reader = workspace->openReader();
    const RecordId id = findRecords(*reader, Kind::contact, "client", Value{theirs}).at(0);
    Record shown = *readRecord(*reader, Kind::contact, id);
    EXPECT_EQ(shown.text("mobile"), "139••••" + phoneOf(theirs).substr(phoneOf(theirs).size() - 4));
    shown.set("title", std::string("总监"));
    workspace->edit({"change", {}}, [&](Edit& edit) { edit.update(shown); });
    const Record stored = *readRecord(workspace->database(), Kind::contact, id);
    EXPECT_EQ(stored.text("mobile"), phoneOf(theirs));
    EXPECT_EQ(stored.text("title"), "总监");
    shown.set("mobile", std::string("139••••0000"));
    EXPECT_THROW(workspace->edit({"change", {}}, [&](Edit& edit) { edit.update(shown); }), Error);
}

TEST_F(AccessTest, ASessionShowsScoresOfSomeAsTheWholeBaseGaveThem) {
    workspace->edit({"money", {}}, [&](Edit& edit) {
        for (const auto& [client, owner] : owners)
            for (int i = 0; i <= client % 5; ++i)
                edit.insert(Record(Kind::order)
                                .set("client", client)
                                .set("date", std::string("2025-0") + std::to_string(i + 1) + "-10")
                                .set("amount", std::int64_t{1000} * client)
                                .set("currency", std::string("CNY")));
    });
    const auto path = workspace->path();
    workspace.reset();
    const auto session = Session::open(path, clock);
    session->settle();
    const auto whole = session->scores();
    const std::string code = session->turnRolesOn(custodian, "4711");
    EXPECT_EQ(code.size(), 24U);
    session->setPin(first, "0815");
    EXPECT_EQ(session->scores()->clients.size(), owners.size());
    session->signOut();
    EXPECT_THROW((void)session->openReader(), Error);
    EXPECT_THROW(session->edit({"x", {}}, [](Edit& edit) { edit.setSetting("name", "x"); }), Error);
    EXPECT_THROW(session->signIn(first, "4711"), Error);
    session->signIn(first, "0815");
    EXPECT_EQ(session->actor(), first);
    const auto seen = mayBeSeenBy(session->access());
    ASSERT_LT(seen.size(), owners.size());
    const auto some = session->scores();
    EXPECT_EQ(std::set<RecordId>(some->clients.begin(), some->clients.end()), seen);
    for (const RecordId client : seen) {
        const auto then = whole->row(*whole->indexOf(client));
        EXPECT_EQ(some->row(*some->indexOf(client)).values, then.values) << client;
    }
    EXPECT_EQ(session->scoresAsOf(clock.today())->clients.size(), seen.size());
    for (const auto& [client, owner] : owners)
        EXPECT_EQ(session->explain(some, client).has_value(), seen.contains(client));
    EXPECT_FALSE(session->copyOf(*some));
    EXPECT_FALSE(session->readBook(*some, [](const ScoreBook&) { FAIL(); }));
    EXPECT_FALSE(session->undoStep()) << "what others did has names in it";
}

}  // namespace
}  // namespace meike
