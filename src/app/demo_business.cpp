// SPDX-License-Identifier: GPL-3.0-or-later
// What the demo agency earns: orders, refunds, projects, and the money that is due and comes in.
#include <algorithm>

#include "app/demo_records.h"
#include "base/error.h"

namespace meike::demo {

namespace {

/// A service and how much of the contract is ours: media money passes through, creative work stays.
struct Service {
    std::string_view name;
    int shareFrom, shareTo;  ///< net revenue, per cent of the gross amount
};
constexpr Service kServices[] = {
    {"媒介采买", 9, 14},  {"效果投放", 10, 15}, {"品牌策划", 84, 100}, {"短视频制作", 55, 75}, {"直播运营", 40, 60},
    {"达人营销", 18, 28}, {"户外广告", 11, 17}, {"活动执行", 30, 45},  {"公关传播", 58, 80},   {"年框服务", 12, 20}};

/// What one major unit was worth in yuan, in ten-thousandths; the stored rates move around it.
std::int64_t yuanPer(const std::string& currency) {
    return currency == "USD" ? 71'000 : currency == "HKD" ? 9'100 : 10'000;
}

constexpr int kLedgerDays = 730;  ///< receivables and receipts go back two years

/// Writes the business of one client; every draw comes from the client's own stream.
class Books {
public:
    Books(Desk& desk, Client& client)
        : m_desk(desk), m_client(client), m_random(randomFor(Subject::money, client.index)) {}

    void write() {
        // A prospect whose only order was paid back stays a prospect.
        if (!m_client.buys() && m_client.index % 41 == 0) {
            const RecordId id = order(210, 1'500'000, -1);
            refund(id, 195, m_gross, m_net);
            return;
        }
        // What a late client has not paid: the newest order that is old enough to have fallen due.
        for (std::size_t i = 0; i < m_client.ago.size(); ++i)
            if (m_client.ago[i] >= 40 || i == 0) m_late = i;
        for (std::size_t i = 0; i < m_client.ago.size(); ++i) purchase(i);
    }

private:
    std::int64_t inCurrency(std::int64_t yuan) const { return yuan * 10'000 / yuanPer(m_client.currency); }

    const Service& service() {
        const bool framework = m_client.pattern == Pattern::retainer || m_client.pattern == Pattern::silent_key;
        if (m_client.pattern == Pattern::annual) return kServices[9];
        if (framework) return kServices[m_random.weighted({30, 30, 2, 10, 8, 12, 6, 0, 0, 2})];
        const bool small = m_client.net < 2'500'000;
        if (small) return kServices[m_random.weighted({6, 10, 18, 26, 10, 8, 4, 10, 8, 0})];
        return kServices[m_random.weighted({16, 18, 8, 12, 8, 16, 10, 8, 4, 0})];
    }

    void purchase(std::size_t nth) {
        const int ago = m_client.ago[nth];
        std::int64_t net = m_random.lognormal(m_client.net, 38);
        // Growing clients begin with a third of what they spend now.
        if (m_client.pattern == Pattern::growing)
            net = net * static_cast<std::int64_t>(35 + 65 * (nth + 1) / m_client.ago.size()) / 100;
        const RecordId project = projectFor(ago);
        const RecordId id = order(ago, net, project);
        const bool refunded = ago > 70 && m_random.chance(2) && !(m_client.overdue && nth == m_late);
        if (refunded) {
            const std::int64_t part = m_random.between(8, 45);
            const auto later = static_cast<int>(m_random.between(12, 55));
            const bool linked = m_random.chance(70);
            refund(linked ? id : 0, ago - later, m_gross * part / 100, m_net * part / 100);
        } else if (ago <= kLedgerDays && m_gross > 0) {
            ledger(id, ago, m_client.overdue && nth == m_late);
        }
    }

    RecordId order(int ago, std::int64_t netYuan, RecordId project) {
        const Service& kind = service();
        const std::int64_t share = m_random.between(kind.shareFrom, kind.shareTo);
        const std::int64_t step = m_client.currency == "CNY" ? 10'000 : 1'000;
        m_gross = std::max<std::int64_t>(step, inCurrency(netYuan) * 100 / share / step * step);
        m_net = m_gross * share / 100;
        const std::int64_t margin = std::clamp<std::int64_t>(m_client.margin + m_random.between(-7, 7), 2, 75);
        const std::int64_t cost = m_net * (100 - margin) / 100;
        const bool costKnown = !m_random.chance(1);
        const bool advanced = share < 18 && m_random.chance(25);
        const int period = servicePeriod(kind);
        Record record(Kind::order);
        record.set("client", m_client.id)
            .set("date", m_desk.before(ago))
            .set("number", number("HT", ago))
            .set("service", m_desk.pick("service", std::string(kind.name)))
            .set("amount", m_gross)
            .set("net", m_net)
            .set("currency", m_client.currency);
        if (costKnown) record.set("cost", cost);
        if (advanced && costKnown) record.set("advance_cost", m_net * m_random.between(1, 3) / 100);
        if (period > 0) {
            record.set("service_start", m_desk.before(ago)).set("service_end", m_desk.before(ago - period + 1));
            m_client.lastServiceEndIn = std::max(m_client.lastServiceEndIn, period - 1 - ago);
        }
        if (project > 0) record.set("project", project);
        if (m_random.chance(8)) record.set("notes", m_random.pick(m_desk.material.orderNotes));
        return m_desk.writer.add(record);
    }

    /// Days that the order's service runs; 0 for a delivery without a period.
    int servicePeriod(const Service& kind) {
        switch (m_client.pattern) {
            case Pattern::annual:
                return 365;
            case Pattern::retainer:
            case Pattern::silent_key:
                return 30;
            // Silence is what these are about: nothing of theirs runs on.
            case Pattern::once:
            case Pattern::lapsed:
            case Pattern::fading:
            case Pattern::returned:
                return 0;
            default:
                break;
        }
        const bool runs = kind.name == "直播运营" || kind.name == "户外广告" || kind.name == "效果投放";
        return runs && m_random.chance(55) ? static_cast<int>(m_random.between(14, 45)) : 0;
    }

    void refund(RecordId of, int ago, std::int64_t gross, std::int64_t net) {
        Record record(Kind::order);
        record.set("client", m_client.id)
            .set("date", m_desk.before(ago))
            .set("number", number("TK", ago))
            .set("amount", -gross)
            .set("net", -net)
            .set("cost", std::int64_t{0})
            .set("currency", m_client.currency)
            .set("notes", std::string("点位未执行部分退款"));
        if (of > 0) record.set("refund_of", of);
        m_desk.writer.add(record);
    }

    /// A project around a campaign, for clients that buy campaigns; 0 otherwise.
    RecordId projectFor(int ago) {
        const bool campaigns = m_client.pattern == Pattern::quarterly || m_client.pattern == Pattern::seasonal ||
                               m_client.pattern == Pattern::growing;
        const bool sometimes = m_client.pattern == Pattern::retainer || m_client.pattern == Pattern::steady ||
                               m_client.pattern == Pattern::first;
        if (!(campaigns && m_random.chance(45)) && !(sometimes && m_random.chance(10))) return 0;
        const auto year = static_cast<int>(std::chrono::year_month_day(m_desk.today - std::chrono::days(ago)).year());
        const std::string theme = m_random.chance(65) ? m_desk.material.campaigns.at(m_desk.month(ago) - 1)
                                                      : m_random.pick(m_desk.material.projectKinds);
        const int start = ago - static_cast<int>(m_random.between(3, 12));
        const int finish = start - static_cast<int>(m_random.between(18, 40));
        const bool stopped = finish > 60 && m_random.chance(3);
        std::string status = stopped ? "stopped" : finish > 0 ? "finished" : "running";
        Record record(Kind::project);
        record.set("client", m_client.id)
            .set("name", m_client.shortName + std::to_string(year) + theme)
            .set("code", number("XM", ago))
            .set("start", m_desk.before(start))
            .set("finish", m_desk.before(finish))
            .set("status", status)
            .set("owner", m_desk.person(m_client.owner));
        return m_desk.writer.add(record);
    }

    /// What the client owes for the order just written, and what it has paid of it.
    void ledger(RecordId order, int ago, bool late) {
        constexpr int kTerms[] = {30, 30, 45, 60, 60, 90};
        const int terms = m_random.pick(kTerms);
        const bool instalments = m_gross > 50'000'000 && m_random.chance(60);
        const std::int64_t first = instalments ? m_gross / 2 / 10'000 * 10'000 : m_gross;
        if (late) {
            overdueLedger(order, ago);
            return;
        }
        settle(receivable(order, ago - terms, first), ago - terms, first);
        if (instalments)
            settle(receivable(order, ago - terms - 30, m_gross - first), ago - terms - 30, m_gross - first);
    }

    /// The last part of a late client's newest order fell due some days ago and has not come in.
    void overdueLedger(RecordId order, int ago) {
        const std::int64_t open = std::min(m_gross * 2 / 5, m_random.between(50, 240) * 100'000);
        const auto late = static_cast<int>(m_random.between(8, std::max(9, std::min(64, ago - 2))));
        if (ago > late + 3) settle(receivable(order, late + 3, m_gross - open), late + 3, m_gross - open);
        receivable(order, std::min(late, ago), open);
    }

    RecordId receivable(RecordId order, int dueAgo, std::int64_t amount) {
        Record record(Kind::receivable);
        record.set("client", m_client.id)
            .set("order_id", order)
            .set("number", number("YS", std::max(dueAgo, 0)))
            .set("due", m_desk.before(dueAgo))
            .set("amount", amount)
            .set("currency", m_client.currency);
        return m_desk.writer.add(record);
    }

    /// Pays a receivable that has fallen due, in one or two receipts; a few pay before it does.
    void settle(RecordId receivable, int dueAgo, std::int64_t amount) {
        const auto delay = static_cast<int>(m_random.between(-9, 14));
        const bool early = m_random.chance(6);
        int paidAgo = dueAgo - delay;
        if (dueAgo < 0 && !early) return;        // due in the future
        if (dueAgo == 0 && paidAgo < 0) return;  // due today, still open
        paidAgo = std::max(paidAgo, dueAgo > 0 ? 1 : 0);
        if (dueAgo < 0) paidAgo = 0;
        const std::int64_t part = m_random.chance(12) ? amount * m_random.between(30, 70) / 100 : amount;
        pay(receivable, paidAgo, part);
        if (part < amount)
            pay(receivable, std::max(0, paidAgo - static_cast<int>(m_random.between(0, 1))), amount - part);
    }

    void pay(RecordId receivable, int ago, std::int64_t amount) {
        Record receipt(Kind::receipt);
        receipt.set("client", m_client.id)
            .set("date", m_desk.before(ago))
            .set("amount", amount)
            .set("currency", m_client.currency)
            .set("number", number("HK", ago));
        const RecordId id = m_desk.writer.add(receipt);
        m_desk.writer.add(
            Record(Kind::allocation).set("receipt", id).set("receivable", receivable).set("amount", amount));
    }

    /// HT202611-0412-07: month, client, running number.
    std::string number(const char* prefix, int ago) {
        std::string day = m_desk.before(ago);
        const std::string client = std::to_string(10'000 + m_client.index).substr(1);
        const std::string running = std::to_string(100 + ++m_running % 100).substr(1);
        return prefix + day.substr(0, 4) + day.substr(5, 2) + "-" + client + "-" + running;
    }

    Desk& m_desk;
    Client& m_client;
    DeterministicRandom m_random;
    std::int64_t m_gross = 0;  ///< of the order just written, in its currency
    std::int64_t m_net = 0;
    std::size_t m_late = 0;
    int m_running = 0;
};

}  // namespace

void writeBusiness(Desk& desk, Client& client) { Books(desk, client).write(); }

}  // namespace meike::demo
