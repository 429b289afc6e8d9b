// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/settings/owner_list.h"

#include <QHeaderView>
#include <QTableWidget>
#include <QVBoxLayout>
#include <utility>

#include "app/owner_loads.h"
#include "app/pool.h"
#include "app/words/pool_words.h"
#include "domain/choices.h"
#include "ui/context/app_context.h"
#include "ui/context/latest_read.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/table_style.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/tokens.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kName = 0;
constexpr int kClients = 1;
constexpr int kFirstTier = 2;
constexpr int kNumberWidth = 72;
constexpr int kHoursWidth = 132;
constexpr std::size_t kMostShared = 6;
constexpr int kNameRole = Qt::UserRole + 311;

int hoursColumn() { return kFirstTier + static_cast<int>(choices::tiers().size()); }

struct Read {
    std::vector<OwnerLoad> loads;
    std::vector<SharedBusiness> shared;
    std::vector<std::int64_t> caps;  ///< of all, then by tier
};

}  // namespace

OwnerList::OwnerList(AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_read(new LatestRead(context, this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, space::kUnit, 0, 0);
    m_table = new QTableWidget(0, hoursColumn() + 1);
    m_table->setObjectName(u"ownerTable"_s);
    styleTable(m_table);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->horizontalHeader()->setSectionResizeMode(kName, QHeaderView::Stretch);
    for (int column = kClients; column < hoursColumn(); ++column) m_table->setColumnWidth(column, kNumberWidth);
    m_table->setColumnWidth(hoursColumn(), kHoursWidth);
    connect(m_table, &QTableWidget::cellActivated, this, &OwnerList::openOwner);
    layout->addWidget(m_table);
    m_shared = makeLabel({}, TextStyle::body, Tone::risk);
    m_shared->setObjectName(u"sharedBusinesses"_s);
    m_shared->setWordWrap(true);
    m_shared->hide();
    layout->addWidget(m_shared);
    retranslate();
}

OwnerList::~OwnerList() = default;

void OwnerList::fill() {
    m_read->ask(
        [asOf = m_context.asOf()](Database& database, const std::stop_token& stop) {
            Read read{readOwnerLoads(database, asOf, stop), readSharedBusinesses(database, stop), {}};
            read.caps.push_back(ownerCap(database, {}));
            for (const Choice& tier : choices::tiers()) read.caps.push_back(ownerCap(database, tier.key));
            return read;
        },
        [this](const Read& read) {
            m_caps = read.caps;
            show(read.loads);
            show(read.shared);
        });
}

void OwnerList::show(const std::vector<OwnerLoad>& loads) {
    m_table->setRowCount(static_cast<int>(loads.size()));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const OwnerLoad& load = loads[static_cast<std::size_t>(row)];
        const auto put = [&](int column, const QString& text, Tone tone = Tone::normal) {
            auto* item = new QTableWidgetItem(text);
            item->setToolTip(text);
            item->setData(kToneRole, static_cast<int>(tone));
            if (column != kName) item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            m_table->setItem(row, column, item);
            return item;
        };
        const auto clients = [&](int column, std::int64_t number, std::int64_t cap) {
            const bool passed = cap > 0 && number > cap;
            auto* item = put(column, passed ? u"▼ "_s + tr("%1 of %2").arg(count(number), count(cap)) : count(number),
                             passed        ? Tone::risk
                             : number == 0 ? Tone::secondary
                                           : Tone::normal);
            if (passed) item->setToolTip(tr("%1 clients, more than the cap of %2").arg(count(number), count(cap)));
        };
        const QString name = qs(load.name);
        auto* who =
            put(kName, load.active ? name : tr("%1 (has left)").arg(name), load.active ? Tone::normal : Tone::risk);
        who->setData(kNameRole, name);
        const auto cap = [&](std::size_t place) { return place < m_caps.size() ? m_caps[place] : 0; };
        clients(kClients, load.clients, cap(0));
        std::size_t place = 0;
        for (const Choice& tier : choices::tiers()) {
            const auto found = load.byTier.find(std::string(tier.key));
            clients(kFirstTier + static_cast<int>(place), found == load.byTier.end() ? 0 : found->second,
                    cap(place + 1));
            ++place;
        }
        put(hoursColumn(),
            tr("%1 of %2", "hours wanted of hours there are").arg(number(load.hours, 1), number(load.capacity, 1)),
            load.hours > load.capacity ? Tone::risk : Tone::normal);
    }
    m_table->setFixedHeight(kHeaderHeight + m_table->rowCount() * kRowHeight + 4);
}

void OwnerList::show(const std::vector<SharedBusiness>& shared) {
    QStringList lines;
    for (std::size_t i = 0; i < shared.size() && i < kMostShared; ++i) {
        std::vector<std::pair<std::string, std::string>> parts;
        for (const SharedBusiness::Part& part : shared[i].parts) parts.emplace_back(part.clientName, part.ownerName);
        lines << qs(words::sharedBusinessWords(shared[i].group, shared[i].name, parts, m_context.language()));
    }
    if (shared.size() > kMostShared)
        lines << tr("and %n more businesses with two owners", nullptr, static_cast<int>(shared.size() - kMostShared));
    m_shared->setText(lines.join(u'\n'));
    m_shared->setVisible(!lines.isEmpty());
}

void OwnerList::openOwner(int row) {
    const QTableWidgetItem* who = m_table->item(row, kName);
    if (!who) return;
    const QString name = who->data(kNameRole).toString();
    m_context.openClients(Rule::all({Rule::condition("owner", "any_of", {u8(name)})}), name);
}

void OwnerList::retranslate() {
    QStringList headers{tr("Owner"), tr("Clients")};
    for (const Choice& tier : choices::tiers()) headers << m_context.text(tier.label);
    headers << tr("Hours a week");
    m_table->setHorizontalHeaderLabels(headers);
    for (int column = kClients; column <= hoursColumn(); ++column)
        m_table->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_table->horizontalHeaderItem(hoursColumn())
        ->setToolTip(tr("What playbooks want of them in the next four weeks, of what they have for clients"));
    m_table->setAccessibleName(tr("Owners and their clients"));
}

}  // namespace meike::ui
