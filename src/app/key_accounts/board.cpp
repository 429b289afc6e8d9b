// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/key_accounts/board.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "app/key_accounts/moves.h"
#include "base/progress.h"
#include "storage/client_query.h"
#include "storage/facts_as_of.h"
#include "storage/membership.h"
#include "storage/records.h"

namespace meike {

namespace {

std::optional<Date> decisionDay(const std::string& text) {
    const auto day = parseIsoDate(text);
    return day ? std::optional(*day) : std::nullopt;
}

/// Of clients that are no key accounts only so many of the most valuable are held against the criteria.
constexpr std::int64_t kLookedAt = 60;

class BoardReader {
public:
    BoardReader(Database& database, Date asOf, Language language, const std::stop_token& stop)
        : m_database(database),
          m_asOf(asOf),
          m_language(language),
          m_stop(stop),
          m_people(recordNames(database, Kind::person)),
          m_criteria(keyCriteria(database, language)) {
        for (const Record& decision : allRecords(database, Kind::key_decision, asOf)) m_decisions.push_back(decision);
        std::stable_sort(m_decisions.begin(), m_decisions.end(),
                         [](const Record& a, const Record& b) { return a.text("date") < b.text("date"); });
    }

    std::vector<KeyAccount> accounts(const std::vector<RecordId>& ids) {
        static const std::array<const Field*, 7> kWanted{
            &fieldOf(Kind::client, "name"),    &fieldOf(Kind::client, "tier"),     &fieldOf(Kind::client, "owner"),
            &fieldOf(Kind::client, "sponsor"), &fieldOf(Kind::client, "monetary"), &fieldOf(Kind::client, "value_365"),
            &fieldOf(Kind::client, "p_alive")};
        const auto rows = readClientRows(m_database, ids, m_asOf, kWanted);
        const auto marks = criterionMarks(m_database, m_criteria, ids, m_asOf, m_language);
        std::vector<KeyAccount> accounts;
        for (const ClientRow& row : rows) {
            throwIfStopped(m_stop);
            KeyAccount account;
            account.client = row.id;
            account.name = textOrEmpty(row.value(*kWanted[0]));
            account.tier = textOrEmpty(row.value(*kWanted[1]));
            account.owner = integerOr(row.value(*kWanted[2]), 0);
            account.sponsor = integerOr(row.value(*kWanted[3]), 0);
            account.ownerName = personName(account.owner);
            account.sponsorName = personName(account.sponsor);
            if (!isEmpty(row.value(*kWanted[4]))) account.value = integerOr(row.value(*kWanted[4]), 0);
            account.yearly = integerOr(row.value(*kWanted[5]), 0);
            constexpr double kShare = 10'000;
            if (!isEmpty(row.value(*kWanted[6])))
                account.risk = 1 - static_cast<double>(integerOr(row.value(*kWanted[6]), 0)) / kShare;
            const auto at = std::find(ids.begin(), ids.end(), row.id) - ids.begin();
            account.marks = marks[static_cast<std::size_t>(at)];
            for (const CriterionMark& mark : account.marks) account.met += mark.state == CriterionMark::State::met;
            visits(account);
            plans(account);
            decided(account);
            accounts.push_back(std::move(account));
        }
        std::stable_sort(accounts.begin(), accounts.end(), [](const KeyAccount& a, const KeyAccount& b) {
            return a.value.value_or(-1) > b.value.value_or(-1);
        });
        return accounts;
    }

    KeyBoard read() {
        KeyBoard board;
        board.asOf = m_asOf;
        board.periodEnd = quarterEnd(m_asOf);
        const std::vector<RecordId> members = keyAccounts(m_database);
        board.accounts = accounts(members);
        for (const KeyAccount& account : board.accounts) {
            board.total += account.value.value_or(0);
            if (isToRequalify(account)) board.requalify.push_back(account);
        }
        ClientQuery everybody;
        everybody.asOf = m_asOf;
        board.allTotal = queryClientTotals(m_database, everybody).monetary;
        candidates(board, members);
        log(board);
        board.criteria = m_criteria;
        return board;
    }

    std::vector<std::pair<RecordId, std::vector<std::string>>> requalifications() {
        std::vector<std::pair<RecordId, std::vector<std::string>>> found;
        for (const KeyAccount& account : accounts(keyAccounts(m_database))) {
            if (!isToRequalify(account)) continue;
            auto& [client, missed] = found.emplace_back(account.client, std::vector<std::string>());
            for (std::size_t c = 0; c < account.marks.size(); ++c)
                if (account.marks[c].state != CriterionMark::State::met) missed.push_back(m_criteria[c].name);
        }
        return found;
    }

private:
    bool isToRequalify(const KeyAccount& account) const {
        return !account.meetsAll() && !(account.keptUntil && *account.keptUntil >= m_asOf);
    }
    std::string personName(RecordId id) const {
        const auto found = m_people.find(id);
        return found == m_people.end() ? std::string() : found->second;
    }

    void visits(KeyAccount& account) {
        if (account.sponsor != 0)
            for (const Record& each : recordsOfClient(m_database, Kind::interaction, account.client, m_asOf)) {
                const bool visit = each.text("kind") == "visit" || each.text("kind") == "meeting";
                if (!visit || each.integer("person") != account.sponsor) continue;
                account.sponsorVisit = decisionDay(each.text("date"));
                break;  // newest first
            }
        account.visitLate =
            !account.sponsorVisit || dayNumber(m_asOf) - dayNumber(*account.sponsorVisit) > kSponsorDays;
    }

    void plans(KeyAccount& account) {
        const Record* latest = nullptr;
        const auto plans = recordsOfClient(m_database, Kind::account_plan, account.client, m_asOf);
        for (const Record& plan : plans)
            if (!latest || plan.text("start") > latest->text("start")) latest = &plan;
        if (!latest) return;
        account.plan = latest->id();
        account.review = decisionDay(latest->text("review_on"));
        for (const Record& goal : recordsOfClient(m_database, Kind::account_goal, account.client, m_asOf)) {
            if (goal.integer("account_plan") != account.plan) continue;
            ++account.goals;
            account.reached += isEmpty(goal.get("done_on")) ? 0 : 1;
        }
        account.planState = account.goals == 0                           ? AccountPlanState::draft
                            : account.review && *account.review < m_asOf ? AccountPlanState::late
                                                                         : AccountPlanState::current;
    }

    void decided(KeyAccount& account) const {
        for (const Record& decision : m_decisions) {  // oldest first
            if (decision.integer("client") != account.client) continue;
            const std::string& what = decision.text("what");
            if (what == "join") {
                account.since = decisionDay(decision.text("date"));
                account.joinReason = decision.text("reason");
            }
            if (what != "keep") {
                account.keptUntil.reset();
                account.keepReason.clear();
                continue;
            }
            account.keptUntil = decisionDay(decision.text("until"));
            account.keepReason = decision.text("reason");
        }
    }

    /// Nobody is proposed where nothing is asked.
    void candidates(KeyBoard& board, const std::vector<RecordId>& members) {
        if (m_criteria.empty()) return;
        ClientQuery query;
        query.rule = Rule::all({Rule::condition("key_account", "is_false"), Rule::condition("monetary", ">", {"0"})});
        query.sorts = {{"monetary", true}};
        query.asOf = m_asOf;
        query.limit = kLookedAt;
        std::vector<RecordId> others = queryClientIds(m_database, query);
        std::erase_if(others, [&](RecordId id) { return std::binary_search(members.begin(), members.end(), id); });
        auto found = accounts(others);
        const int enough = static_cast<int>(m_criteria.size()) - 1;
        std::erase_if(found, [&](const KeyAccount& each) { return each.met < std::max(enough, 1); });
        std::stable_sort(found.begin(), found.end(),
                         [](const KeyAccount& a, const KeyAccount& b) { return a.met > b.met; });
        if (found.size() > kKeyCandidates) found.resize(kKeyCandidates);
        board.candidates = std::move(found);
    }

    void log(KeyBoard& board) {
        for (auto decision = m_decisions.rbegin(); decision != m_decisions.rend(); ++decision) {
            const auto day = decisionDay(decision->text("date"));
            if (!day) continue;
            KeyDecisionLine line;
            line.date = *day;
            line.what = decision->text("what");
            line.client = decision->integer("client");
            line.clientName = recordName(m_database, Kind::client, line.client);
            line.reason = decision->text("reason");
            line.person = personName(decision->integer("person"));
            line.until = decisionDay(decision->text("until"));
            line.standing = decision->text("standing");
            line.price = decision->text("price");
            board.decisions.push_back(std::move(line));
        }
    }

    Database& m_database;
    Date m_asOf;
    Language m_language;
    const std::stop_token& m_stop;
    std::map<RecordId, std::string> m_people;
    std::vector<KeyCriterion> m_criteria;
    std::vector<Record> m_decisions;
};

}  // namespace

Date quarterEnd(Date day) {
    using namespace std::chrono;
    const year_month_day on(day);
    const unsigned month = ((static_cast<unsigned>(on.month()) - 1) / 3 + 1) * 3;
    return sys_days(on.year() / std::chrono::month(month) / last);
}

KeyBoard readKeyBoard(Database& database, Date asOf, Language language, const std::stop_token& stop) {
    return BoardReader(database, asOf, language, stop).read();
}

KeyAccount readKeyAccount(Database& database, RecordId client, Date asOf, Language language) {
    const std::stop_token never;
    auto found = BoardReader(database, asOf, language, never).accounts({client});
    return found.empty() ? KeyAccount() : std::move(found.front());
}

std::vector<std::pair<RecordId, std::vector<std::string>>> readRequalifications(Database& database, Date asOf,
                                                                                Language language) {
    const std::stop_token never;
    return BoardReader(database, asOf, language, never).requalifications();
}

}  // namespace meike
