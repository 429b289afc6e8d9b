// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/plan_rows.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <optional>
#include <unordered_map>

#include "base/money.h"
#include "domain/choices.h"
#include "domain/classification.h"
#include "storage/base_currency.h"
#include "storage/facts_as_of.h"
#include "storage/plan_lookups.h"
#include "storage/plan_origins.h"
#include "storage/records.h"

namespace meike {

using namespace engine::plan;

namespace {

/// A low answer: CSAT of 2 or less of 5, NPS of 6 or less of 10.
bool isLowAnswer(std::string_view metric, std::int64_t score) { return metric == "nps" ? score <= 6 : score <= 2; }

DayNumber planDay(const Statement& row, int column, DayNumber none) {
    if (row.isNull(column)) return none;
    const auto day = parseIsoDate(row.text(column));
    return day ? dayNumber(*day) : none;
}

std::uint8_t placeOf(std::span<const Choice> choices, std::string_view key) {
    for (std::size_t i = 0; i < choices.size(); ++i)
        if (choices[i].key == key) return static_cast<std::uint8_t>(i);
    return 0;
}

/// Fills clients table by table.
class PlanReader {
public:
    PlanReader(Database& database, const Rules& rules, Date asOf, const std::vector<RecordId>* clients)
        : m_database(database), m_rules(rules), m_asOf(asOf), m_wanted(clients), m_base(baseCurrency(database)) {
        for (std::size_t i = 0; i < rules.playbooks.size(); ++i)
            m_playbooks.emplace(rules.playbooks[i].id, static_cast<std::uint32_t>(i));
    }

    std::vector<Client> read() {
        clients();
        interactions();
        orders();
        projects();
        money();
        care();
        assessments();
        entries();
        decisions();
        return std::move(m_clients);
    }

private:
    Client* at(RecordId id) {
        const auto found = m_positions.find(id);
        return found ? &m_clients[*found] : nullptr;
    }

    /// The rows of a query that ends in a WHERE, of all clients or of those asked for. `client` is the column that says
    /// whose a row is; it comes first.
    void each(const std::string& sql, const std::string& client, const std::vector<Value>& parameters,
              const std::function<void(Client&, const Statement&)>& take) {
        const auto run = [&](Statement& statement, std::optional<RecordId> only) {
            int index = 0;
            for (const Value& value : parameters) statement.bind(++index, value);
            if (only) statement.bind(++index, *only);
            while (statement.step())
                if (Client* known = at(statement.integer(0))) take(*known, statement);
        };
        if (!m_wanted) {
            Statement statement = m_database.prepare(sql);
            run(statement, std::nullopt);
            return;
        }
        Statement statement = m_database.prepare(sql + " AND " + client + " = ?");
        for (const RecordId id : *m_wanted) {
            statement.reset();
            run(statement, id);
        }
    }

    void clients() {
        const std::string sql =
            "SELECT c.id, c.owner, c.sponsor, s.tier, s.value_365, s.expected_orders, s.monetary, s.frequency, "
            "s.p_alive, c.verified_on FROM client c LEFT JOIN client_score s ON s.client = c.id "
            "WHERE c.deleted_at IS NULL AND c.archived_at IS NULL";
        const auto tiers = choices::tiers();
        const auto take = [&](const Statement& row) {
            Client client;
            client.id = row.integer(0);
            client.owner = row.isNull(1) ? 0 : row.integer(1);
            client.sponsor = row.isNull(2) ? 0 : row.integer(2);
            client.tier = std::string(row.text(3));
            for (std::size_t i = 0; i < tiers.size(); ++i)
                if (tiers[i].key == client.tier) client.tierRank = static_cast<int>(i);
            // What is expected of the next 12 months: orders to come by the value of one so far; without a forecast
            // what the last year has brought. expected_orders has two decimals.
            client.expectedYear = row.isNull(4) ? 0 : std::max<std::int64_t>(0, row.integer(4));
            if (!row.isNull(5) && !row.isNull(6) && !row.isNull(7) && row.integer(7) > 0)
                if (const auto expected = mulDivRound(row.integer(6), row.integer(5), row.integer(7) * 100))
                    client.expectedYear = std::max<std::int64_t>(0, *expected);
            if (!row.isNull(8)) client.lossChance = 10'000 - static_cast<int>(row.integer(8));
            client.verifiedOn = planDay(row, 9, engine::kNever);
            m_positions.add(client.id, m_clients.size());
            m_clients.push_back(std::move(client));
        };
        if (!m_wanted) {
            Statement statement = m_database.prepare(sql + " ORDER BY c.id");
            while (statement.step()) take(statement);
        } else {
            Statement statement = m_database.prepare(sql + " AND c.id = ?");
            for (const RecordId id : *m_wanted) {
                statement.reset().bind(1, id);
                while (statement.step()) take(statement);
            }
        }
        each("SELECT client, function, person FROM team_member WHERE function IS NOT NULL", "client", {},
             [](Client& client, const Statement& row) { client.team.emplace_back(row.integer(1), row.integer(2)); });
    }

    void interactions() {
        std::unordered_map<std::string, std::uint8_t> kinds;
        for (const Choice& kind : choices::interactionKinds())
            kinds.emplace(kind.key, placeOf(choices::interactionKinds(), kind.key));
        each("SELECT client, id, date, kind, person FROM interaction WHERE date <= ?", "client", {isoDate(m_asOf)},
             [&](Client& client, const Statement& row) {
                 const auto kind = kinds.find(std::string(row.text(3)));
                 client.contacted.push_back({row.integer(1), planDay(row, 2, engine::kNever),
                                             kind == kinds.end() ? std::uint8_t{0} : kind->second,
                                             row.isNull(4) ? 0 : row.integer(4)});
             });
    }

    /// Purchases and service periods. Of the purchases only those are kept that can decide anything: the first, the
    /// last and those since a playbook was on. There are a million of them, so what is read of each comes from an index
    /// that holds it all; by days, so that most have the day of the row before.
    void orders() {
        Refunds refunds;
        each(
            "SELECT o.client, o.id, r.amount, r.id FROM client_order r JOIN client_order o ON o.id = r.refund_of WHERE "
            "r.refund_of IS NOT NULL AND +r.date <= ?",
            "o.client", {isoDate(m_asOf)},
            [&](Client&, const Statement& row) { refunds.add(row.integer(3), row.integer(1), row.integer(2)); });

        DayNumber since = engine::kNever;
        for (const Playbook& playbook : m_rules.playbooks) since = std::min(since, playbook.enabledOn);
        std::vector<std::pair<DatedRecord, DatedRecord>> ends(m_clients.size());  // id 0: none yet
        const auto earlier = [](const DatedRecord& a, const DatedRecord& b) {
            return std::pair(a.day, a.id) < std::pair(b.day, b.id);
        };
        std::string text;
        DayNumber day = engine::kNever;
        each("SELECT client, id, date, amount FROM client_order WHERE amount >= 0 AND date <= ?", "client",
             {isoDate(m_asOf)}, [&](Client& client, const Statement& row) {
                 if (!refunds.isPurchase(row.integer(1), row.integer(3))) return;
                 if (row.text(2) != text) {
                     text = row.text(2);
                     day = planDay(row, 2, engine::kNever);
                 }
                 const DatedRecord order{row.integer(1), day};
                 auto& [first, last] = ends[static_cast<std::size_t>(&client - m_clients.data())];
                 if (first.id == 0 || earlier(order, first)) first = order;
                 if (last.id == 0 || earlier(last, order)) last = order;
                 if (day >= since) client.orders.push_back(order);
             });
        for (std::size_t i = 0; i < ends.size(); ++i) {
            const auto& [first, last] = ends[i];
            if (first.id == 0) continue;
            std::vector<DatedRecord>& kept = m_clients[i].orders;
            if (first.day < since) kept.push_back(first);
            if (last.day < since && last.id != first.id) kept.push_back(last);
        }

        if (std::none_of(m_rules.steps.begin(), m_rules.steps.end(),
                         [](const Step& step) { return step.trigger == StepTrigger::service_end; }))
            return;
        each(
            "SELECT client, id, date, service_end, amount FROM client_order WHERE service_end IS NOT NULL AND "
            "amount >= 0 AND +date <= ?",
            "client", {isoDate(m_asOf)}, [&](Client& client, const Statement& row) {
                const DayNumber end = planDay(row, 3, engine::kNever);
                if (end == engine::kNever || !refunds.isPurchase(row.integer(1), row.integer(4))) return;
                // Only the last one can be asked about: whoever has renewed is not.
                const DatedRecord last{row.integer(1), end};
                if (client.serviceEnds.empty()) {
                    client.serviceEnds.push_back(last);
                    client.serviceKnown.push_back(planDay(row, 2, engine::kNever));
                } else if (earlier(client.serviceEnds.front(), last)) {
                    client.serviceEnds.front() = last;
                    client.serviceKnown.front() = planDay(row, 2, engine::kNever);
                }
            });
    }

    void projects() {
        SqlPiece piece = existedOn(Kind::project, "p", m_asOf);
        each(
            "SELECT p.client, p.id, p.finish FROM project p WHERE p.finish IS NOT NULL AND p.status IS NOT 'stopped' "
            "AND " +
                piece.sql,
            "p.client", piece.parameters, [](Client& client, const Statement& row) {
                client.projectEnds.push_back({row.integer(1), planDay(row, 2, engine::kNever)});
            });
    }

    void money() {
        SqlPiece piece{
            "SELECT v.client, v.id, v.due, v.amount - coalesce((SELECT sum(a.amount) FROM allocation a JOIN receipt r "
            "ON r.id = a.receipt WHERE a.receivable = v.id AND r.date <= ?), 0), v.currency, (SELECT t.rate FROM rate "
            "t WHERE t.currency = v.currency AND t.day <= v.due ORDER BY t.day DESC, t.id DESC LIMIT 1) FROM "
            "receivable v WHERE ",
            {isoDate(m_asOf)}};
        piece += existedOn(Kind::receivable, "v", m_asOf);
        const int decimals = currencyDecimals(m_base);
        each(piece.sql, "v.client", piece.parameters, [&](Client& client, const Statement& row) {
            const MinorUnits open = row.integer(3);
            if (open <= 0) return;
            MinorUnits worth = 0;
            if (row.text(4) == m_base)
                worth = open;
            else if (!row.isNull(5))
                worth = toBaseCurrency(open, currencyDecimals(row.text(4)), row.integer(5), decimals)
                            .value_or(MinorUnits{0});
            client.receivables.push_back(
                {row.integer(1), planDay(row, 2, engine::kNever), engine::kAlways, open, worth});
        });
    }

    void care() {
        each("SELECT client, id, date, metric, score, corrected_on FROM survey WHERE date <= ?", "client",
             {isoDate(m_asOf)}, [](Client& client, const Statement& row) {
                 client.surveys.push_back({row.integer(1), planDay(row, 2, engine::kNever),
                                           placeOf(choices::surveyMetrics(), row.text(3)),
                                           isLowAnswer(row.text(3), row.integer(4)), planDay(row, 5, engine::kNever)});
             });
        each("SELECT client, id, date, closed_on, receiver FROM complaint WHERE date <= ?", "client", {isoDate(m_asOf)},
             [](Client& client, const Statement& row) {
                 client.complaints.push_back({row.integer(1), planDay(row, 2, engine::kNever),
                                              planDay(row, 3, engine::kNever), row.isNull(4) ? 0 : row.integer(4)});
             });
        each("SELECT client, id, birthday, birthday_lunar FROM contact WHERE birthday IS NOT NULL", "client", {},
             [](Client& client, const Statement& row) {
                 const DayNumber born = planDay(row, 2, engine::kNever);
                 if (born != engine::kNever)
                     client.birthdays.push_back({row.integer(1), born, !row.isNull(3) && row.integer(3) != 0});
             });
        each("SELECT client, done_on FROM task WHERE origin IS NULL AND kind = 'care' AND done_on <= ?", "client",
             {isoDate(m_asOf)},
             [](Client& client, const Statement& row) { client.careDays.push_back(planDay(row, 1, engine::kNever)); });
    }

    /// What the last two saved assessments say, and the last one.
    void assessments() {
        struct Saved {
            std::int64_t id;
            DayNumber day;
            std::string scale;
        };
        std::vector<Saved> saved;
        Statement all =
            m_database.prepare("SELECT id, as_of, tier_scale FROM assessment WHERE as_of <= ? ORDER BY as_of, id");
        all.bind(1, isoDate(m_asOf));
        while (all.step())
            saved.push_back({all.integer(0), planDay(all, 1, engine::kAlways), std::string(all.text(2))});
        if (saved.empty()) return;
        const Saved& last = saved.back();
        for (Client& client : m_clients) client.lastAssessment = {last.id, last.day};
        if (saved.size() < 2 || saved[saved.size() - 2].scale != last.scale) return;
        const auto tiers = choices::tiers();
        const auto rank = [&](std::string_view key) {
            for (std::size_t i = 0; i < tiers.size(); ++i)
                if (tiers[i].key == key) return static_cast<int>(i);
            return -1;
        };
        each(
            "SELECT b.client, a.tier, b.tier, a.stage, b.stage FROM assessment_score b JOIN assessment_score a ON "
            "a.client = b.client AND a.assessment = ? WHERE b.assessment = ?",
            "b.client", {saved[saved.size() - 2].id, last.id}, [&](Client& client, const Statement& row) {
                client.moves.push_back({last.id, last.day, rank(row.text(1)), rank(row.text(2)),
                                        std::string(row.text(3)), std::string(row.text(4))});
            });
    }

    void entries() {
        each(
            "SELECT client, id, playbook, entered_on, left_on, founding, left_by_rule, held_out, place FROM "
            "playbook_entry WHERE entered_on <= ?",
            "client", {isoDate(m_asOf)}, [&](Client& client, const Statement& row) {
                const auto playbook = m_playbooks.find(row.integer(2));
                if (playbook == m_playbooks.end()) return;
                const auto yes = [&](int column) { return !row.isNull(column) && row.integer(column) != 0; };
                client.entries.push_back({row.integer(1), playbook->second, planDay(row, 3, engine::kNever),
                                          planDay(row, 4, engine::kNever), yes(5), yes(6), yes(7),
                                          row.isNull(8) ? 0 : static_cast<int>(row.integer(8))});
            });
    }

    void decisions() {
        SqlPiece piece{
            "SELECT t.client, t.id, t.origin, t.outcome, t.due, t.done_on, t.origin_due, t.owner, t.reason FROM task t "
            "WHERE t.origin IS NOT NULL AND ",
            {}};
        piece += existedOn(Kind::task, "t", m_asOf);
        OriginReader origins(m_database, m_rules);
        each(piece.sql, "t.client", piece.parameters, [&](Client& client, const Statement& row) {
            const auto origin = origins.read(row.text(2), client.id);
            if (!origin) return;
            Decision decision;
            decision.task = row.integer(1);
            decision.step = origin->step;
            decision.cause = origin->cause;
            decision.created = engine::kAlways;  // it existed on that day: the query says so
            decision.settled = planDay(row, 5, engine::kNever);
            decision.skipped = row.text(3) == "skipped";
            decision.originDue = planDay(row, 6, 0);
            const DayNumber due = planDay(row, 4, engine::kNever);
            if (due != decision.originDue) decision.movedTo = due;
            decision.person = row.isNull(7) ? 0 : row.integer(7);
            decision.reasoned = !row.text(8).empty();
            client.decisions.push_back(decision);
        });
    }

    Database& m_database;
    const Rules& m_rules;
    Date m_asOf;
    const std::vector<RecordId>* m_wanted;
    std::string m_base;
    std::unordered_map<std::int64_t, std::uint32_t> m_playbooks;
    IdPlaces m_positions;
    std::vector<Client> m_clients;
};

}  // namespace

std::optional<Step> planStepOf(const Record& record, std::uint32_t playbook) {
    const auto what = choiceAs<StepKind>(choices::stepKinds(), record.text("what"));
    const auto trigger = choiceAs<StepTrigger>(choices::stepTriggers(), record.text("occasion"));
    const auto doneBy = choiceAs<DoneBy>(choices::doneBys(), record.text("done_by"));
    const auto who = choiceAs<StepWho>(choices::stepWhos(), record.text("who"));
    const auto stake = choiceAs<Stake>(choices::stakes(), record.text("stake"));
    if (!what || !trigger || !doneBy || !who || !stake) return std::nullopt;
    Step step;
    step.id = record.id();
    step.playbook = playbook;
    step.what = *what;
    step.trigger = *trigger;
    step.days = static_cast<int>(record.integer("days"));
    step.workdays = record.integer("workdays") != 0;
    step.only = record.text("only");
    step.doneBy = *doneBy;
    for (const std::string_view key : splitKeys(record.text("done_kinds")))
        step.doneKinds |= 1U << placeOf(choices::interactionKinds(), key);
    step.doneWho = choiceAs<DoneWho>(choices::doneWhos(), record.text("done_who")).value_or(DoneWho::anyone);
    step.who = *who;
    step.function = record.integer("function");
    step.person = record.integer("person");
    step.minutes = std::max(1, static_cast<int>(record.integer("minutes")));
    step.stake = *stake;
    return step;
}

Rules readPlanRules(Database& database) {
    Rules rules;
    std::unordered_map<std::int64_t, std::uint32_t> places;
    Statement playbooks = database.prepare("SELECT id, enabled_on, start, finish, priority FROM playbook ORDER BY id");
    while (playbooks.step()) {
        places.emplace(playbooks.integer(0), static_cast<std::uint32_t>(rules.playbooks.size()));
        rules.playbooks.push_back({playbooks.integer(0), planDay(playbooks, 1, engine::kNever),
                                   planDay(playbooks, 2, engine::kAlways), planDay(playbooks, 3, engine::kNever),
                                   playbooks.isNull(4) ? 5 : static_cast<int>(playbooks.integer(4))});
    }
    for (const Record& record : allRecords(database, Kind::playbook_step)) {
        const auto playbook = places.find(record.integer("playbook"));
        if (playbook == places.end()) continue;
        if (auto step = planStepOf(record, playbook->second)) rules.steps.push_back(std::move(*step));
    }
    const auto number = [&](const char* key, int fallback) {
        const std::string text = setting(database, key);
        int value = fallback;
        std::from_chars(text.data(), text.data() + text.size(), value);
        return value;
    };
    rules.limit.touches = std::max(1, number("care_limit_touches", rules.limit.touches));
    rules.limit.days = std::max(1, number("care_limit_days", rules.limit.days));
    return rules;
}

std::vector<Client> readPlanClients(Database& database, const Rules& rules, Date asOf,
                                    const std::vector<RecordId>* clients) {
    return PlanReader(database, rules, asOf, clients).read();
}

std::vector<Person> readPlanPeople(Database& database) {
    int usual = kPlanHours;
    if (const std::string text = setting(database, "plan_hours"); !text.empty())
        if (const auto hours = parsePlainAmount(text, 1))
            usual = static_cast<int>(std::clamp<MinorUnits>(*hours, 0, 800));
    std::vector<Person> people;
    Statement rows = database.prepare("SELECT id, care_hours FROM person ORDER BY id");
    while (rows.step()) {
        const int tenths = rows.isNull(1) ? usual : static_cast<int>(rows.integer(1));
        people.push_back({rows.integer(0), tenths * 6, {}});
    }
    Statement absences = database.prepare("SELECT person, start, finish FROM absence ORDER BY id");
    while (absences.step()) {
        const auto found = std::find_if(people.begin(), people.end(),
                                        [&](const Person& each) { return each.id == absences.integer(0); });
        if (found != people.end())
            found->absences.emplace_back(planDay(absences, 1, engine::kNever), planDay(absences, 2, engine::kAlways));
    }
    return people;
}

WorkCalendar readWorkCalendar(Database& database, Date asOf) {
    std::vector<OwnDay> own;
    Statement rows = database.prepare("SELECT day, name, worked FROM holiday ORDER BY id");
    while (rows.step())
        if (const auto day = parseIsoDate(rows.text(0)))
            own.push_back({*day, std::string(rows.text(1)), !rows.isNull(2) && rows.integer(2) != 0});
    return {asOf - std::chrono::days(kMostStepDays + 60), asOf + std::chrono::days(kMostStepDays), own};
}

}  // namespace meike
