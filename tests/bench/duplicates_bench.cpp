// SPDX-License-Identifier: GPL-3.0-or-later
// A base of 100,000 clients looked through for those entered twice, and one client held against it, each beside the
// plain question in SQL of the same file. MEIKE_BENCH_CLIENTS makes it smaller.
#include <benchmark/benchmark.h>

#include "app/duplicates.h"
#include "app/generate.h"
#include "base/deterministic_random.h"
#include "storage/records.h"
#include "storage/workspace.h"
#include "tests/bench/agency.h"

namespace meike {
namespace {

/// Clients with phones, numbers, sites and a contact each; every twentieth is entered a second time. 200 share a
/// switchboard, a thousand an agency's domain, and every second contact writes from a public mail.
class Books {
public:
    Books() {
        auto workspace = Workspace::create(m_folder / "books.meike", "CNY");
        NoProgress quiet;
        const std::int64_t clients = bench::sizeFrom("MEIKE_BENCH_CLIENTS", 100'000);
        generateAgency(*workspace, {clients - clients / 21, 0, 7}, quiet, {});
        workspace->edit({"add", {}}, [&](Edit& edit) { furnish(edit); });
        workspace.reset();
        reader = Workspace::openReader(m_folder / "books.meike");
    }

private:
    static void furnish(Edit& edit) {
        Database& database = edit.database();
        std::vector<std::pair<RecordId, std::string>> clients;
        for (const auto& [id, name] : recordNames(database, Kind::client)) clients.emplace_back(id, name);
        std::int64_t n = 0;
        for (const auto& [id, name] : clients) {
            DeterministicRandom random(11, static_cast<std::uint64_t>(++n));
            const std::string number = std::to_string(10'000'000 + n).substr(1);
            const std::string phone = n <= 200 ? "021-62881234" : "021-6" + number;
            const std::string site = n <= 1'000 ? "bigagency.com" : "www.firm" + number + ".com.cn";
            if (random.chance(80)) edit.set(Kind::client, id, "phone", phone);
            if (random.chance(60)) edit.set(Kind::client, id, "website", site);
            if (random.chance(50)) edit.set(Kind::client, id, "registration_no", "9131000" + number + "AB1X");
            Record contact(Kind::contact);
            contact.set("client", id)
                .set("name", std::string("李娜"))
                .set("mobile", "138" + std::to_string(10'000'000 + n));
            contact.set("email", n % 2 == 0 ? "li" + number + "@qq.com" : "li.na@firm" + number + ".com.cn");
            edit.insert(contact);
            if (n % 20 != 0) continue;
            Record twin(Kind::client);
            // In another form, under its short way, or under another name with the same phone.
            constexpr std::size_t kPlace = 6;
            if (n % 3 == 0) twin.set("name", name.substr(kPlace) + "（" + name.substr(0, kPlace) + "）");
            if (n % 3 == 1) twin.set("name", name.substr(kPlace)).set("phone", "+86 21 6" + number);
            if (n % 3 == 2) twin.set("name", "别名" + number).set("registration_no", "9131000" + number + "AB1X");
            edit.insert(twin);
        }
    }

    test::TemporaryFolder m_folder;

public:
    std::unique_ptr<Database> reader;
};

Books& books() {
    static Books made;
    return made;
}

void Duplicates_WholeBase(benchmark::State& state) {
    NoProgress quiet;
    std::size_t pairs = 0;
    std::size_t clients = 0;
    for (auto _ : state) {
        const FoundDuplicates found = findDuplicates(*books().reader, engine::DuplicateLevel::possible, quiet);
        pairs = found.pairs.size();
        clients = found.clients;
    }
    state.counters["pairs"] = static_cast<double>(pairs);
    state.counters["clients"] = static_cast<double>(clients);
}
BENCHMARK(Duplicates_WholeBase)->Unit(benchmark::kMillisecond)->Iterations(3)->UseRealTime();

/// Names that are equal in small letters, as one would ask SQLite: no other way of writing, no phone, no number.
void Duplicates_Reference_GroupBy(benchmark::State& state) {
    std::int64_t pairs = 0;
    for (auto _ : state) {
        Statement rows = books().reader->prepare(
            "SELECT lower(replace(replace(name, '（', '('), '）', ')')) AS folded, group_concat(id), count(*) AS n "
            "FROM "
            "client WHERE deleted_at IS NULL GROUP BY folded HAVING n > 1");
        pairs = 0;
        while (rows.step()) pairs += rows.integer(2) - 1;
    }
    state.counters["pairs"] = static_cast<double>(pairs);
}
BENCHMARK(Duplicates_Reference_GroupBy)->Unit(benchmark::kMillisecond)->Iterations(3)->UseRealTime();

DuplicateFinder& finder() {
    static NoProgress quiet;
    static DuplicateFinder made(*books().reader, quiet);
    return made;
}

engine::DuplicateFacts typed() {
    engine::DuplicateFacts facts;
    facts.name = "云岭科技（上海）有限公司";
    facts.phones = {"021-62881234", "021-60001234"};
    facts.emails = {"li@firm0001234.com.cn"};
    facts.registrationNo = "91310000001234AB1X";
    return facts;
}

/// What is typed, against the whole base.
void Duplicates_LikesOfOne(benchmark::State& state) {
    DuplicateFinder& all = finder();
    const engine::DuplicateFacts facts = typed();
    std::size_t pairs = 0;
    for (auto _ : state) pairs = all.likes(*books().reader, facts).size();
    state.counters["pairs"] = static_cast<double>(pairs);
}
BENCHMARK(Duplicates_LikesOfOne)->Unit(benchmark::kMillisecond)->UseRealTime();

/// The same in SQL by parts of it.
void Duplicates_Reference_LikeOfOne(benchmark::State& state) {
    for (auto _ : state) {
        Statement rows = books().reader->prepare(
            "SELECT id FROM client WHERE name LIKE '%云岭%' OR registration_no = ?1 OR replace(replace(phone, '-', "
            "''), "
            "' ', '') LIKE ?2");
        rows.bind(1, "91310000001234AB1X").bind(2, "%2160001234");
        std::size_t found = 0;
        while (rows.step()) ++found;
        benchmark::DoNotOptimize(found);
    }
}
BENCHMARK(Duplicates_Reference_LikeOfOne)->Unit(benchmark::kMillisecond)->UseRealTime();

/// After an edit of one client.
void Duplicates_FollowOneEdit(benchmark::State& state) {
    DuplicateFinder& all = finder();
    Change change;
    change.rows[Kind::client] = {500};
    change.clients = {500};
    change.rowCount = 1;
    for (auto _ : state) all.follow(*books().reader, change);
}
BENCHMARK(Duplicates_FollowOneEdit)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace meike
