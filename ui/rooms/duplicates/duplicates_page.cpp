// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/duplicates/duplicates_page.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QTableWidget>
#include <algorithm>

#include "app/words/duplicate_words.h"
#include "storage/records.h"
#include "ui/context/latest_read.h"
#include "ui/kit/action_registry.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/posted_progress.h"
#include "ui/kit/progress.h"
#include "ui/kit/table_style.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/theme.h"
#include "ui/rooms/duplicates/merge_panel.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;
using engine::DuplicateLevel;

enum PairColumn { kFirst, kSecond, kSure, kWhy, kPairColumns };
constexpr int kSureWidth = 110;
constexpr int kNameWidth = 240;
/// What is shown at once; who has more begins with the surest.
constexpr std::size_t kMostPairs = 2'000;
constexpr DuplicateLevel kLevels[] = {DuplicateLevel::certain, DuplicateLevel::likely, DuplicateLevel::possible};

}  // namespace

DuplicatesPage::DuplicatesPage(AppContext& context, QWidget* parent)
    : Page(context, Frame::fixed, parent), m_read(new LatestRead(context, this)) {
    setObjectName(u"duplicatesPage"_s);
    m_back = addBackButton(u"clients"_s);
    m_least = new QComboBox;
    m_least->setObjectName(u"leastLevel"_s);
    addToHeader(m_least);
    m_table = new QTableWidget(0, kPairColumns);
    m_table->setObjectName(u"pairTable"_s);
    styleTable(m_table, true);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(kWhy, QHeaderView::Stretch);
    m_table->setColumnWidth(kFirst, kNameWidth);
    m_table->setColumnWidth(kSecond, kNameWidth);
    m_table->setColumnWidth(kSure, kSureWidth);
    m_panel = new MergePanel(context);
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(space::kWide);
    splitter->addWidget(m_table);
    splitter->addWidget(m_panel);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    content()->addWidget(splitter, 1);
    connect(m_least, &QComboBox::activated, this, [this] { invalidate(); });
    connect(m_table, &QTableWidget::currentCellChanged, this, [this](int row) { choosePair(row); });
    connect(m_panel, &MergePanel::decided, this, &DuplicatesPage::decided);
    connect(m_panel, &MergePanel::viewChanged, this, &DuplicatesPage::actionsChanged);
    connect(&context, &AppContext::asOfChanged, m_panel, &MergePanel::refresh);
    connect(m_read, &LatestRead::runningChanged, this, [this](bool running) {
        if (!running) busy()->stop();
    });
    retranslate();
}

DuplicatesPage::~DuplicatesPage() = default;

bool DuplicatesPage::concerns(const Change& change) const {
    return change.touches(Kind::client) || change.touches(Kind::contact) || change.touches(Kind::setting);
}

void DuplicatesPage::retranslate() {
    title()->setText(tr("Duplicates"));
    m_back->setText(tr("Clients"));
    m_least->setAccessibleName(tr("How sure at least"));
    const int chosen = std::max(m_least->currentIndex(), 1);
    m_least->clear();
    for (const DuplicateLevel level : kLevels)
        m_least->addItem(level == DuplicateLevel::certain
                             ? m_context.text(words::duplicateLevelLabel(level))
                             : tr("%1 and surer").arg(m_context.text(words::duplicateLevelLabel(level))));
    m_least->setCurrentIndex(chosen);
    m_table->setAccessibleName(tr("Pairs of clients"));
    m_table->setHorizontalHeaderLabels({tr("Client"), tr("The same as"), tr("How sure"), tr("Why")});
    empty()->setContent(u"users"_s, tr("No client is there twice"),
                        tr("Names, registration numbers, phones, e-mail and websites were compared. With “%1” more "
                           "pairs may come up.")
                            .arg(m_least->itemText(m_least->count() - 1)));
    m_panel->retranslate();
    invalidate();
}

void DuplicatesPage::refresh() {
    busy()->start([] { return tr("Comparing clients"); }, [this] { m_read->stop(); });
    const auto progress = std::make_shared<PostedProgress>(
        busy(), [over = busy()](const QString&, qint64 done, qint64 total) { over->setProgress(done, total); });
    m_read->ask(
        [least = kLevels[std::max(m_least->currentIndex(), 0)], progress](Database& database,
                                                                          const std::stop_token& stop) {
            auto answer = std::make_shared<Answer>();
            answer->found = findDuplicates(database, least, *progress, stop);
            for (const engine::DuplicatePair& pair : answer->found.pairs)
                for (const RecordId client : {pair.a, pair.b})
                    if (const auto [at, isNew] = answer->names.try_emplace(client); isNew)
                        at->second = recordName(database, Kind::client, client);
            return std::shared_ptr<const Answer>(answer);
        },
        [this](const std::shared_ptr<const Answer>& answer) {
            m_answer = answer;
            m_pairs = answer->found.pairs;
            if (m_pairs.size() > kMostPairs) m_pairs.resize(kMostPairs);
            fill();
        });
}

void DuplicatesPage::clear() {
    m_read->stop();
    m_answer.reset();
    m_pairs.clear();
    m_panel->showPair(0, 0);
    m_table->setRowCount(0);
    showContent();
}

bool DuplicatesPage::isSettled() const { return !m_read->running() && m_answer && m_panel->isSettled(); }

void DuplicatesPage::fill() {
    const int before = m_table->currentRow();
    const QSignalBlocker quiet(m_table);
    m_table->setRowCount(static_cast<int>(m_pairs.size()));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const engine::DuplicatePair& pair = m_pairs[static_cast<std::size_t>(row)];
        const auto put = [&](int column, const QString& text, Tone tone = Tone::normal) {
            auto* item = new QTableWidgetItem(text);
            item->setData(kToneRole, QVariant::fromValue(tone));
            item->setToolTip(text);
            m_table->setItem(row, column, item);
        };
        put(kFirst, qs(m_answer->names.at(pair.a)));
        put(kSecond, qs(m_answer->names.at(pair.b)));
        QString sure = m_context.text(words::duplicateLevelLabel(pair.level));
        sure[0] = sure[0].toUpper();
        put(kSure, tr("%1, %2").arg(sure, percent(pair.score / 100.0)),
            pair.level == DuplicateLevel::certain ? Tone::risk : Tone::normal);
        put(kWhy, qs(words::duplicateWords(pair, true, m_context.language())), Tone::secondary);
    }
    showCounts();
    if (m_pairs.empty()) {
        m_panel->showPair(0, 0);
        showEmpty();
        return;
    }
    showContent();
    const int row = std::clamp(before, 0, m_table->rowCount() - 1);
    m_table->setCurrentCell(row, kFirst);
    choosePair(row);
}

void DuplicatesPage::showCounts() {
    QStringList parts;
    parts << tr("%n pair(s)", nullptr, static_cast<int>(m_pairs.size()))
          << tr("%1 compared").arg(clientCount(static_cast<std::int64_t>(m_answer->found.clients)));
    if (m_answer->found.pairs.size() > m_pairs.size() && m_pairs.size() == kMostPairs)
        parts << tr("the surest of %1").arg(count(static_cast<std::int64_t>(m_answer->found.pairs.size())));
    if (m_answer->found.apart > 0)
        parts << tr("%n said not to be the same", nullptr, static_cast<int>(m_answer->found.apart));
    subtitle()->setText(parts.join(u" · "_s));
    QStringList crowded;
    for (const engine::CrowdedKey& key : m_answer->found.crowded)
        crowded << qs(words::crowdedWords(key, true, m_context.language()));
    subtitle()->setToolTip(crowded.mid(0, 8).join(u'\n'));
}

void DuplicatesPage::choosePair(int row) {
    if (row < 0 || row >= static_cast<int>(m_pairs.size())) return;
    if (m_table->currentRow() != row) {
        m_table->setCurrentCell(row, kFirst);
        return;
    }
    const engine::DuplicatePair& pair = m_pairs[static_cast<std::size_t>(row)];
    // The one that was there first stays, unless one says otherwise.
    m_panel->showPair(pair.a, pair.b);
}

void DuplicatesPage::decided(RecordId a, RecordId b) {
    // At once; the whole base is looked through again beside it.
    std::erase_if(m_pairs, [&](const engine::DuplicatePair& pair) {
        return (pair.a == a && pair.b == b) || (pair.a == b && pair.b == a);
    });
    fill();
    m_table->setFocus(Qt::OtherFocusReason);
}

void DuplicatesPage::addActions(ActionRegistry& actions) {
    const auto shown = [this] { return m_context.session() && isVisible() && m_panel->view(); };
    actions.add({.id = u"duplicates.merge"_s,
                 .group = MenuGroup::client,
                 .text = [] { return tr("Merge the two"); },
                 .shortcuts = {Qt::CTRL | Qt::SHIFT | Qt::Key_M},
                 .run = [this] { m_panel->merge(); },
                 .enabled = shown,
                 .rank = 41});
    actions.add({.id = u"duplicates.apart"_s,
                 .group = MenuGroup::client,
                 .text = [] { return tr("They are not the same"); },
                 .shortcuts = {Qt::CTRL | Qt::SHIFT | Qt::Key_X},
                 .run = [this] { m_panel->keepApart(); },
                 .enabled = shown,
                 .rank = 42});
}

void DuplicatesPage::enter() { m_table->setFocus(Qt::OtherFocusReason); }

QList<QWidget*> DuplicatesPage::areas() {
    return isEmptyShown() ? QList<QWidget*>{this} : QList<QWidget*>{m_table, m_panel};
}

}  // namespace meike::ui
