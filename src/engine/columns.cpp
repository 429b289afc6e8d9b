// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/columns.h"

#include <algorithm>
#include <limits>
#include <tuple>

#include "base/error.h"
#include "base/error_code.h"

namespace meike::engine {
namespace {

/// A row on its way into the columns, under the day it counts for.
struct FiledRow {
    DayNumber day;
    DayNumber knownDay;
    std::int64_t group;  ///< document of the order, for a refund filed behind it too
    bool linked;
    const OrderRow* row;
    const OrderRow* order;  ///< the order that it belongs to, or itself
};

bool isRefund(const OrderRow& row) { return row.gross < 0; }

/// Files one client's rows. The final keys make the result independent of the order they came in.
void fileRows(std::span<const OrderRow* const> rows, std::vector<FiledRow>& filed,
              std::vector<std::pair<std::int64_t, const OrderRow*>>& orders) {
    filed.clear();
    orders.clear();
    bool anyLink = false;
    for (const OrderRow* row : rows) anyLink = anyLink || (isRefund(*row) && row->refundOf != 0);
    if (anyLink) {
        for (const OrderRow* row : rows) {
            if (!isRefund(*row)) orders.emplace_back(row->document, row);
        }
        std::sort(orders.begin(), orders.end());
    }
    for (const OrderRow* row : rows) {
        FiledRow entry{row->day, row->day, row->document, false, row, row};
        if (anyLink && isRefund(*row) && row->refundOf != 0) {
            const auto order =
                std::lower_bound(orders.begin(), orders.end(), row->refundOf,
                                 [](const auto& left, std::int64_t document) { return left.first < document; });
            if (order != orders.end() && order->first == row->refundOf) {
                entry.day = order->second->day;
                entry.order = order->second;
                entry.knownDay = std::max(row->day, entry.day);
                entry.group = row->refundOf;
                entry.linked = true;
            }
        }
        filed.push_back(entry);
    }
    std::sort(filed.begin(), filed.end(), [](const FiledRow& a, const FiledRow& b) {
        return std::tie(a.day, a.group, a.linked, a.knownDay, a.row->gross, a.row->document) <
               std::tie(b.day, b.group, b.linked, b.knownDay, b.row->gross, b.row->document);
    });
}

MinorUnits distanceFromZero(MinorUnits amount) {
    if (amount == std::numeric_limits<MinorUnits>::min()) return std::numeric_limits<MinorUnits>::max();
    return amount < 0 ? -amount : amount;
}

void putRow(OrderColumns& columns, std::size_t position, const FiledRow& filed) {
    const OrderRow& row = *filed.row;
    const bool unrated = row.unrated[0] != 0;
    const bool netKnown = row.netKnown && !unrated;
    const bool contributionKnown = row.contributionKnown && netKnown;
    columns.day[position] = filed.day;
    columns.knownDay[position] = filed.knownDay;
    columns.gross[position] = row.gross;
    columns.net[position] = netKnown ? row.net : 0;
    columns.contribution[position] = contributionKnown ? row.contribution : 0;
    columns.service[position] = row.service == 0 ? 0 : columns.serviceAt(row.service);
    for (const MinorUnits amount : {columns.gross[position], columns.net[position], columns.contribution[position]}) {
        columns.largestAmount = std::max(columns.largestAmount, distanceFromZero(amount));
    }
    std::uint8_t flags = 0;
    if (netKnown) flags |= OrderColumns::kNetKnown;
    if (contributionKnown) flags |= OrderColumns::kContributionKnown;
    if (isRefund(row)) flags |= OrderColumns::kRefund;
    if (filed.linked) flags |= OrderColumns::kLinked;
    if (unrated) flags |= OrderColumns::kUnrated;
    if (filed.order->framework)
        flags |= OrderColumns::kFramework;
    else if (filed.order->contract)
        flags |= OrderColumns::kContract;
    columns.flags[position] = flags;
}

std::uint8_t clientFlagsOf(std::span<const OrderRow* const> rows) {
    std::uint8_t flags = 0;
    for (const OrderRow* row : rows) {
        if (isRefund(*row)) flags |= OrderColumns::kHasRefund;
        if (row->contract || row->framework) flags |= OrderColumns::kHasContract;
        if (row->unrated[0] != 0) {
            flags |= OrderColumns::kHasUnrated;
            continue;
        }
        if (!row->netKnown) flags |= OrderColumns::kLacksNet;
        if (!row->netKnown || !row->contributionKnown) flags |= OrderColumns::kLacksContribution;
    }
    return flags;
}

void resizeRows(OrderColumns& columns, std::size_t rows) {
    columns.day.resize(rows);
    columns.knownDay.resize(rows);
    columns.gross.resize(rows);
    columns.net.resize(rows);
    columns.contribution.resize(rows);
    columns.flags.resize(rows);
    columns.service.resize(rows);
}

/// Room for edits, so that the first client that grows does not copy every column.
void reserveRows(OrderColumns& columns, std::size_t rows) {
    const std::size_t room = rows + rows / 16 + 64;
    columns.day.reserve(room);
    columns.knownDay.reserve(room);
    columns.gross.reserve(room);
    columns.net.reserve(room);
    columns.contribution.reserve(room);
    columns.flags.reserve(room);
    columns.service.reserve(room);
}

void noteUnrated(OrderColumns& columns, ClientIndex client, std::span<const OrderRow* const> rows) {
    auto& list = columns.unrated;
    const auto first = std::lower_bound(list.begin(), list.end(), client,
                                        [](const auto& entry, ClientIndex index) { return entry.first < index; });
    auto last = first;
    while (last != list.end() && last->first == client) ++last;
    std::vector<std::pair<ClientIndex, std::array<char, 3>>> own;
    for (const OrderRow* row : rows) {
        if (row->unrated[0] != 0) own.emplace_back(client, row->unrated);
    }
    std::sort(own.begin(), own.end());
    own.erase(std::unique(own.begin(), own.end()), own.end());
    const auto place = list.erase(first, last);
    list.insert(place, own.begin(), own.end());
}

}  // namespace

std::size_t OrderColumns::rows() const { return day.size() - m_holes; }

std::uint16_t OrderColumns::serviceAt(std::int64_t id) {
    const auto [found, isNew] = m_serviceAt.try_emplace(id, static_cast<std::uint16_t>(services.size()));
    if (isNew) {
        // Past 65,535 types one more is as good as none.
        if (services.size() > std::numeric_limits<std::uint16_t>::max())
            found->second = 0;
        else
            services.push_back(id);
    }
    return found->second;
}

OrderColumns buildColumns(std::span<const OrderRow> rows, std::size_t clients) {
    OrderColumns columns;
    columns.begin.assign(clients, 0);
    columns.count.assign(clients, 0);
    columns.clientFlags.assign(clients, 0);
    for (const OrderRow& row : rows) {
        if (row.client >= clients)
            throw Error(ErrorKind::internal, "columns", {ErrorCode::fault, {"a row of a client that is not there"}});
        ++columns.count[row.client];
    }
    std::uint32_t next = 0;
    for (std::size_t c = 0; c < clients; ++c) {
        columns.begin[c] = next;
        next += columns.count[c];
    }
    std::vector<const OrderRow*> clustered(rows.size());
    std::vector<std::uint32_t> fill = columns.begin;
    for (const OrderRow& row : rows) clustered[fill[row.client]++] = &row;

    reserveRows(columns, rows.size());
    resizeRows(columns, rows.size());
    std::vector<FiledRow> filed;
    std::vector<std::pair<std::int64_t, const OrderRow*>> orders;
    for (std::size_t c = 0; c < clients; ++c) {
        const std::span<const OrderRow* const> own(clustered.data() + columns.begin[c], columns.count[c]);
        fileRows(own, filed, orders);
        for (std::size_t i = 0; i < filed.size(); ++i) putRow(columns, columns.begin[c] + i, filed[i]);
        columns.clientFlags[c] = clientFlagsOf(own);
        if ((columns.clientFlags[c] & OrderColumns::kHasUnrated) != 0)
            noteUnrated(columns, static_cast<ClientIndex>(c), own);
    }
    return columns;
}

void OrderColumns::replaceClient(ClientIndex client, std::span<const OrderRow> rows) {
    std::vector<const OrderRow*> own;
    own.reserve(rows.size());
    for (const OrderRow& row : rows) own.push_back(&row);
    std::vector<FiledRow> filed;
    std::vector<std::pair<std::int64_t, const OrderRow*>> orders;
    fileRows(own, filed, orders);

    if (rows.size() <= count[client]) {
        m_holes += count[client] - rows.size();
    } else {
        // The rows no longer fit where they are: they move to the end and leave a hole.
        m_holes += count[client];
        begin[client] = static_cast<std::uint32_t>(day.size());
        if (day.size() + rows.size() > day.capacity()) reserveRows(*this, day.size() + rows.size());
        resizeRows(*this, day.size() + rows.size());
    }
    count[client] = static_cast<std::uint32_t>(rows.size());
    for (std::size_t i = 0; i < filed.size(); ++i) putRow(*this, begin[client] + i, filed[i]);

    const bool hadUnrated = (clientFlags[client] & kHasUnrated) != 0;
    clientFlags[client] = clientFlagsOf(own);
    if (hadUnrated || (clientFlags[client] & kHasUnrated) != 0) noteUnrated(*this, client, own);
    if (m_holes > 1024 && m_holes * 4 > day.size()) pack();
}

ClientIndex OrderColumns::appendClient() {
    begin.push_back(static_cast<std::uint32_t>(day.size()));
    count.push_back(0);
    clientFlags.push_back(0);
    return static_cast<ClientIndex>(begin.size() - 1);
}

void OrderColumns::removeClient(ClientIndex client) {
    const auto last = static_cast<ClientIndex>(begin.size() - 1);
    m_holes += count[client];
    std::erase_if(unrated, [&](const auto& entry) { return entry.first == client; });
    if (client != last) {
        begin[client] = begin[last];
        count[client] = count[last];
        clientFlags[client] = clientFlags[last];
        for (auto& entry : unrated) {
            if (entry.first == last) entry.first = client;
        }
        std::sort(unrated.begin(), unrated.end());
    }
    begin.pop_back();
    count.pop_back();
    clientFlags.pop_back();
}

void OrderColumns::pack() {
    OrderColumns packed;
    reserveRows(packed, rows());
    const auto copy = [](auto& to, const auto& from, std::size_t first, std::size_t length) {
        const auto start = from.begin() + static_cast<std::ptrdiff_t>(first);
        to.insert(to.end(), start, start + static_cast<std::ptrdiff_t>(length));
    };
    for (std::size_t c = 0; c < begin.size(); ++c) {
        const std::size_t first = begin[c];
        begin[c] = static_cast<std::uint32_t>(packed.day.size());
        copy(packed.day, day, first, count[c]);
        copy(packed.knownDay, knownDay, first, count[c]);
        copy(packed.gross, gross, first, count[c]);
        copy(packed.net, net, first, count[c]);
        copy(packed.contribution, contribution, first, count[c]);
        copy(packed.flags, flags, first, count[c]);
        copy(packed.service, service, first, count[c]);
    }
    day.swap(packed.day);
    knownDay.swap(packed.knownDay);
    gross.swap(packed.gross);
    net.swap(packed.net);
    contribution.swap(packed.contribution);
    flags.swap(packed.flags);
    service.swap(packed.service);
    m_holes = 0;
}

}  // namespace meike::engine
