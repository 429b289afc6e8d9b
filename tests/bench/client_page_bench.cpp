// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that a client's page reads, in the workspace of 100,000 clients and 1,000,000 orders: of a client with
// 5,000 entries on its timeline, contracts, a group and a chain, and of one as they mostly are. Beside it the same rows
// read with plain SQL.
#include <benchmark/benchmark.h>

#include "app/records/record_writer.h"
#include "app/view/client_desk.h"
#include "app/view/client_glance.h"
#include "app/view/timeline.h"
#include "domain/related.h"
#include "storage/records.h"
#include "tests/bench/agency.h"

namespace meike {
namespace {

using bench::agency;
using bench::agencySession;

constexpr int kEntries = 5'000;

/// A client of the agency that has everything, made once a run.
class FullClient {
public:
    FullClient() {
        const auto& session = agencySession();
        m_today = session->clock().today();
        session->edit({"add", {}}, [&](Edit& edit) {
            RecordWriter writer(edit, RecordWriter::Pace::batch);
            fill(writer);
            writer.finish();
        });
        // A field that was changed, as its page shows it.
        session->edit({"change", {}},
                      [&](Edit& edit) { changeField(edit, Kind::client, client, "city", std::string("杭州")); });
        session->settle();
        reader = session->openReader();
    }

    RecordId client = 0;
    RecordId usual = 1;
    std::unique_ptr<Database> reader;
    Date today() const { return m_today; }

private:
    Record of(Kind kind, const char* day, int daysAgo) const {
        return Record(kind).set("client", client).set(day, isoDate(m_today - std::chrono::days(daysAgo)));
    }
    static Record money(Record record, std::int64_t amount) {
        return record.set("amount", amount).set("currency", std::string("CNY"));
    }

    void fill(RecordWriter& writer) {
        const RecordId mine = writer.add(Record(Kind::person).set("name", std::string("负责人")));
        const RecordId other = writer.add(Record(Kind::person).set("name", std::string("另一人")));
        const RecordId head = writer.add(Record(Kind::client).set("name", std::string("基准集团")));
        client = writer.add(
            Record(Kind::client).set("name", std::string("基准客户")).set("owner", mine).set("parent", head));
        std::vector<RecordId> contacts;
        for (int i = 0; i < 40; ++i)
            contacts.push_back(
                writer.add(Record(Kind::contact)
                               .set("client", client)
                               .set("name", "联系人" + std::to_string(i))
                               .set("reports_to", i == 0 ? Value{} : Value{contacts[std::size_t(i) / 3]})));
        std::vector<RecordId> contracts;
        for (int i = 0; i < 5; ++i)
            contracts.push_back(writer.add(of(Kind::framework_contract, "start", 365 * i + 30)
                                               .set("finish", isoDate(m_today + std::chrono::days(335 - 365 * i)))
                                               .set("title", "年框" + std::to_string(i))
                                               .set("committed", std::int64_t{100'000'000})
                                               .set("currency", std::string("CNY"))));
        for (int i = 0; i < 20; ++i) {
            const std::string name = std::to_string(i);
            writer.add(Record(Kind::client).set("name", "基准成员" + name).set("parent", head));
            writer.add(of(Kind::need, "date", i).set("title", "需求" + name));
            writer.add(of(Kind::task, "due", i - 10).set("title", "任务" + name).set("owner", other));
            writer.add(money(of(Kind::opportunity, "date", i), 90'000)
                           .set("title", "商机" + name)
                           .set("stage", std::string("lead"))
                           .set("owner", other));
            writer.add(of(Kind::complaint, "date", i * 20).set("summary", "投诉" + name));
            writer.add(Record(Kind::file_link).set("client", client).set("path", "合同/" + name + ".pdf"));
        }
        for (int i = 0; i < kEntries - 65; ++i) {
            const int ago = i / 3;
            if (i % 10 == 0)
                writer.add(money(of(Kind::order, "date", ago), 10'000 + i)
                               .set("framework_contract", contracts[std::size_t(i) / 10 % contracts.size()]));
            else if (i % 10 == 1)
                writer.add(money(of(Kind::receivable, "due", ago), 10'000 + i));
            else if (i % 10 == 2)
                writer.add(money(of(Kind::receipt, "date", ago), 10'000 + i));
            else
                writer.add(of(Kind::interaction, "date", ago)
                               .set("kind", std::string("call"))
                               .set("contact", contacts[std::size_t(i) % contacts.size()])
                               .set("summary", "第 " + std::to_string(i) + " 次沟通投放方案"));
        }
    }

    Date m_today;
};

FullClient& fullClient() {
    static FullClient made;
    return made;
}

/// What opening the page reads: the glance, the desk, the timeline with the fields that were changed, and the rows of
/// its first window.
std::size_t readPage(RecordId client) {
    FullClient& all = fullClient();
    const auto& session = agencySession();
    const auto scores = session->scores();
    const auto glance = readGlance(*all.reader, *session, scores, client, all.today(), Language::zh, {});
    const ClientDesk desk = readDesk(*all.reader, *session, scores, client, all.today(), Language::zh, {});
    const FieldHistory history = readFieldHistory(*all.reader, Kind::client, client);
    const Timeline timeline = readTimeline(*all.reader, {.client = client, .asOf = all.today()}, &history);
    const auto rows = timelineRows(*all.reader, timeline, 0, 50, all.today(), Language::zh);
    return timeline.entries.size() + rows.size() + desk.people.size() + (glance ? glance->orders.size() : 0);
}

void ClientPage_Of5000Entries(benchmark::State& state) {
    const RecordId client = fullClient().client;
    if (readPage(client) < kEntries) state.SkipWithError("not all of it");
    for (auto _ : state) benchmark::DoNotOptimize(readPage(client));
}
BENCHMARK(ClientPage_Of5000Entries)->Unit(benchmark::kMillisecond);

void ClientPage_Usual(benchmark::State& state) {
    const RecordId client = fullClient().usual;
    for (auto _ : state) benchmark::DoNotOptimize(readPage(client));
}
BENCHMARK(ClientPage_Usual)->Unit(benchmark::kMillisecond);

/// SQLite alone: every column of every row that belongs to the client.
void ClientPage_Reference_PlainRows(benchmark::State& state) {
    FullClient& all = fullClient();
    for (auto _ : state) {
        std::size_t bytes = 0;
        for (const Kind kind : relatedKinds()) {
            Statement rows =
                all.reader->prepare("SELECT * FROM " + std::string(kindRow(kind).table) + " WHERE client = ?1");
            rows.bind(1, all.client);
            const int columns = static_cast<int>(kindRow(kind).fields.size());
            while (rows.step())
                for (int i = 0; i < columns; ++i) bytes += rows.text(i).size();
        }
        benchmark::DoNotOptimize(bytes);
    }
}
BENCHMARK(ClientPage_Reference_PlainRows)->Unit(benchmark::kMillisecond);

// Its parts, to see which one it is.
void ClientPage_Glance(benchmark::State& state) {
    FullClient& all = fullClient();
    const auto& session = agencySession();
    for (auto _ : state)
        benchmark::DoNotOptimize(
            readGlance(*all.reader, *session, session->scores(), all.client, all.today(), Language::zh, {}));
}
BENCHMARK(ClientPage_Glance)->Unit(benchmark::kMillisecond);

void ClientPage_Desk(benchmark::State& state) {
    FullClient& all = fullClient();
    const auto& session = agencySession();
    for (auto _ : state)
        benchmark::DoNotOptimize(
            readDesk(*all.reader, *session, session->scores(), all.client, all.today(), Language::zh, {}));
}
BENCHMARK(ClientPage_Desk)->Unit(benchmark::kMillisecond);

void ClientPage_History(benchmark::State& state) {
    FullClient& all = fullClient();
    for (auto _ : state) benchmark::DoNotOptimize(readFieldHistory(*all.reader, Kind::client, all.client));
}
BENCHMARK(ClientPage_History)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace meike
