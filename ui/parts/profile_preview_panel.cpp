// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/profile_preview_panel.h"

#include <QEvent>
#include <QHeaderView>
#include <QShortcut>
#include <QTableView>
#include <algorithm>

#include "app/score_book.h"
#include "ui/context/latest_read.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/matrix_table.h"
#include "ui/kit/progress.h"
#include "ui/kit/table_style.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/theme.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

/// So long after the last keystroke the clients are scored anew.
constexpr int kWaitMs = 250;
/// Names that are read; who reads more than this reads the dashboard.
constexpr std::size_t kListed = 500;
constexpr int kTierWidth = 84;
constexpr int kValueWidth = 88;

TierMark markOf(const engine::ClassName& tier) { return tierMark(qs(tier.key)); }

}  // namespace

MoveModel::MoveModel(AppContext& context, QObject* parent) : QAbstractTableModel(parent), m_context(context) {}

void MoveModel::setPreview(std::shared_ptr<const ProfilePreview> preview) {
    beginResetModel();
    m_preview = std::move(preview);
    endResetModel();
}

RecordId MoveModel::clientAt(int row) const {
    return m_preview && row >= 0 && row < rowCount() ? m_preview->moves[static_cast<std::size_t>(row)].client : 0;
}

int MoveModel::rowCount(const QModelIndex& parent) const {
    if (parent.isValid() || !m_preview) return 0;
    return static_cast<int>(std::min(m_preview->moves.size(), kListed));
}

int MoveModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int{kColumns}; }

QString MoveModel::tierText(std::int8_t rank, const std::vector<engine::ClassName>& scale) const {
    if (rank < 0) return tr("none");
    return qs(scale[static_cast<std::size_t>(rank)].label.in(m_context.language()));
}

QVariant MoveModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || !m_preview || index.row() >= rowCount()) return {};
    const ProfileMove& move = m_preview->moves[static_cast<std::size_t>(index.row())];
    const bool from = index.column() == kFrom;
    const std::int8_t rank = from ? move.from : move.to;
    const auto& scale = from ? m_preview->from : m_preview->to;
    switch (index.column()) {
        case kName:
            if (role == Qt::DisplayRole || role == Qt::ToolTipRole) return qs(move.name);
            break;
        case kFrom:
        case kTo:
            if (role == Qt::DisplayRole) return tierText(rank, scale);
            if (role == kTierRole && rank >= 0) return qs(scale[static_cast<std::size_t>(rank)].key);
            if (role == Qt::AccessibleTextRole) return accessibleTier(tierText(rank, scale));
            break;
        case kValue:
            if (role == Qt::DisplayRole) return moneyShort(move.value, m_preview->currency);
            if (role == Qt::ToolTipRole) return moneyFull(move.value, m_preview->currency);
            if (role == Qt::TextAlignmentRole) return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
            break;
        default:
            break;
    }
    return {};
}

QVariant MoveModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole && section == kValue)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
        case kName:
            return tr("Client");
        case kFrom:
            return tr("From");
        case kTo:
            return tr("To");
        case kValue:
            return tr("Value");
        default:
            return {};
    }
}

ProfilePreviewPanel::ProfilePreviewPanel(AppContext& context, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_read(new LatestRead(context, this)),
      m_card(new Card),
      m_summary(makeLabel({}, TextStyle::body)),
      m_figures(new QWidget),
      m_up(new Figure),
      m_down(new Figure),
      m_moved(new Figure),
      m_matrix(new MatrixTable),
      m_listNote(makeLabel({}, TextStyle::small, Tone::secondary)),
      m_model(new MoveModel(context, this)),
      m_list(new QTableView) {
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_card);
    QVBoxLayout* body = m_card->body();
    body->setSpacing(space::kWide);
    m_summary->setObjectName(u"previewSummary"_s);
    m_summary->setWordWrap(true);
    body->addWidget(m_summary);
    auto* figures = new QHBoxLayout(m_figures);
    figures->setContentsMargins(0, 0, 0, 0);
    figures->setSpacing(space::kDouble);
    for (Figure* figure : {m_moved, m_up, m_down}) figures->addWidget(figure, 1);
    body->addWidget(m_figures);
    m_matrix->setCellHeight(kRowHeight);
    m_matrix->setObjectName(u"previewMatrix"_s);
    body->addWidget(m_matrix);
    m_list->setModel(m_model);
    m_list->setObjectName(u"previewList"_s);
    styleTable(m_list);
    for (const int column : {MoveModel::kFrom, MoveModel::kTo})
        m_list->setItemDelegateForColumn(column, new TierDelegate(m_list));
    m_list->horizontalHeader()->setSectionResizeMode(MoveModel::kName, QHeaderView::Stretch);
    for (const int column : {MoveModel::kFrom, MoveModel::kTo}) m_list->setColumnWidth(column, kTierWidth);
    m_list->setColumnWidth(MoveModel::kValue, kValueWidth);
    body->addWidget(m_list, 1);
    m_listNote->setWordWrap(true);
    body->addWidget(m_listNote);
    body->addStretch();  // takes the room of the list where there is none
    m_busy = new BusyOverlay(m_card);
    m_wait.setSingleShot(true);
    m_wait.setInterval(kWaitMs);
    connect(&m_wait, &QTimer::timeout, this, &ProfilePreviewPanel::ask);
    const auto open = [this](const QModelIndex& index) {
        if (const RecordId client = m_model->clientAt(index.row())) m_context.openClient(client);
    };
    connect(m_list, &QTableView::clicked, this, open);
    for (const int key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto* shortcut = new QShortcut(key, m_list);
        shortcut->setContext(Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, [this, open] { open(m_list->currentIndex()); });
    }
    connect(&context, &AppContext::scoresChanged, this, [this] {
        if (m_awaitsScores) ask();
    });
    connect(&context, &AppContext::sessionClosing, this, [this] {
        m_wait.stop();
        m_awaitsScores = false;
        m_busy->stop();
        m_preview.reset();
        m_trial.reset();
        m_model->setPreview(nullptr);
    });
    retranslate();
}

bool ProfilePreviewPanel::busy() const { return m_wait.isActive() || m_read->running() || m_awaitsScores; }

void ProfilePreviewPanel::setProfile(const ScoringProfile& profile, bool changed) {
    m_profile = profile;
    m_changed = changed;
    m_unsound = false;
    m_wait.start();
}

void ProfilePreviewPanel::setUnsound() {
    m_wait.stop();
    m_awaitsScores = false;
    m_unsound = true;
    // Whatever is being computed is about rules that are gone.
    m_preview.reset();
    m_busy->stop();
    fill();
}

void ProfilePreviewPanel::ask() {
    const Session* session = m_context.session();
    const auto scores = m_context.scores();
    if (!session || !scores) return;
    m_busy->start([] { return tr("Scoring by these rules"); });
    // Nobody is scored yet: "no client changes tier" would be said of nobody.
    m_awaitsScores = scores->version == 0;
    if (m_awaitsScores) return;
    if (!m_trial || m_trial->before() != scores) m_trial = std::make_shared<ProfileTrial>(*session, scores);
    m_read->ask(
        [trial = m_trial, profile = m_profile](Database& database, const std::stop_token& stop) {
            return std::shared_ptr<const ProfilePreview>(
                std::make_shared<ProfilePreview>(trial->preview(database, profile, stop, kListed)));
        },
        [this](const std::shared_ptr<const ProfilePreview>& answer) {
            m_busy->stop();
            if (m_unsound) return;
            m_preview = answer;
            fill();
            emit previewed();
        });
}

void ProfilePreviewPanel::fill() {
    m_model->setPreview(m_preview);
    const bool some = m_preview && m_preview->moved.clients > 0;
    m_figures->setVisible(some);
    m_matrix->setVisible(m_preview != nullptr);
    m_list->setVisible(some);
    m_listNote->setVisible(false);
    QVBoxLayout* body = m_card->body();
    body->setStretchFactor(m_list, some ? 1 : 0);
    body->setStretch(body->count() - 1, some ? 0 : 1);
    if (m_unsound) {
        m_summary->setText(tr("First put right what is marked on the left."));
        return;
    }
    if (!m_preview) {
        m_summary->clear();
        return;
    }
    const ProfilePreview& p = *m_preview;
    const auto money = [&](MinorUnits value) { return moneyShort(value, p.currency); };
    const auto& inUse = m_context.scores()->profile;
    const QString held =
        m_changed && p.sameScale && m_profile.tierMethod == TierMethod::value_score && m_profile.holdPoints > 0
            ? tr("A client keeps the tier of its last assessment up to %1 points under the limit.")
                  .arg(static_cast<double>(m_profile.holdPoints) / 100)
            : QString();
    if (!some) {
        QStringList sentences(!m_changed ? tr("Nothing is changed so far. Change a number, and see here who moves.")
                              : inUse.forecast != m_profile.forecast
                                  ? tr("No client changes tier. Forecasts are computed anew when you apply.")
                                  : tr("No client changes tier."));
        if (!held.isEmpty()) sentences << held;
        m_summary->setText(sentencesText(sentences));
    } else if (!p.sameScale) {
        m_summary->setText(tr("These rules have other tiers, so there is no up and down between the two."));
    } else {
        QStringList sentences;
        if (p.added.clients > 0) sentences << tr("%1 get a tier for the first time.").arg(clientCount(p.added.clients));
        if (p.lost.clients > 0) sentences << tr("%1 lose their tier.").arg(clientCount(p.lost.clients));
        sentences << tr("Value is that of the window, by the rules in use.");
        if (!held.isEmpty()) sentences << held;
        m_summary->setText(sentencesText(sentences));
    }
    m_moved->setFigure(tr("Change tier"), count(p.moved.clients), money(p.moved.value));
    m_up->setFigure(tr("▲ Up"), count(p.up.clients), money(p.up.value), p.up.clients > 0 ? Tone::good : Tone::normal);
    m_down->setFigure(tr("▼ Down"), count(p.down.clients), money(p.down.value),
                      p.down.clients > 0 ? Tone::risk : Tone::normal);
    m_up->setVisible(p.sameScale);
    m_down->setVisible(p.sameScale);

    const Language language = m_context.language();
    QList<MatrixHeader> rows, columns;
    QList<QList<MatrixCell>> cells;
    // "No tier" has a row or a column only where somebody comes from or goes there.
    const bool showNew = p.added.clients > 0;
    const bool showLost = p.lost.clients > 0;
    for (const auto& tier : p.to) columns << MatrixHeader{qs(tier.label.in(language)), markOf(tier)};
    if (showLost) columns << MatrixHeader{tr("none"), TierMark::none};
    std::int64_t largest = 1;
    for (const ProfileMove& move : p.moves) {
        const auto row = move.from < 0 ? p.from.size() : static_cast<std::size_t>(move.from);
        const auto column = move.to < 0 ? p.to.size() : static_cast<std::size_t>(move.to);
        largest = std::max(largest, p.matrix[row][column].clients);
    }
    for (std::size_t r = 0; r < p.from.size() + (showNew ? 1 : 0); ++r) {
        const bool none = r == p.from.size();
        rows << (none ? MatrixHeader{tr("none"), TierMark::none}
                      : MatrixHeader{qs(p.from[r].label.in(language)), markOf(p.from[r])});
        cells << QList<MatrixCell>();
        for (std::size_t c = 0; c < p.to.size() + (showLost ? 1 : 0); ++c) {
            const ProfilePreview::Cell& from = p.matrix[r][c];
            const bool stays = !none && c < p.to.size() && p.from[r].key == p.to[c].key;
            MatrixCell cell;
            cell.clickable = false;
            cell.figure = from.clients > 0 ? count(from.clients) : QString();
            cell.hue = MatrixCell::Hue::neutral;
            if (from.clients > 0 && !stays) {
                const bool ranked = p.sameScale && !none && c < p.to.size();
                cell.hue = !ranked ? MatrixCell::Hue::accent : c < r ? MatrixCell::Hue::good : MatrixCell::Hue::risk;
                if (ranked) cell.trend = c < r ? MatrixCell::Trend::up : MatrixCell::Trend::down;
                cell.weight = static_cast<double>(from.clients) / static_cast<double>(largest);
            }
            const QString to = c < p.to.size() ? columns[static_cast<qsizetype>(c)].text : tr("none");
            cell.accessible =
                tr("From %1 to %2: %3, %4")
                    .arg(rows.back().text, to, clientCount(from.clients), moneyFull(from.value, p.currency));
            cell.toolTip = cell.accessible;
            cells.back() << cell;
        }
    }
    m_matrix->setMatrix(tr("From \\ to"), rows, columns, cells);
    const auto listed = static_cast<std::size_t>(m_model->rowCount());
    if (listed < p.moves.size()) {
        m_listNote->setText(tr("The %1 with the largest value of %2.")
                                .arg(count(static_cast<std::int64_t>(listed)), clientCount(p.moved.clients)));
        m_listNote->setVisible(true);
    }
}

void ProfilePreviewPanel::retranslate() {
    m_card->setTitle(tr("Who moves"));
    m_list->setAccessibleName(tr("Clients that change tier"));
    m_matrix->setAccessibleName(tr("Clients by tier before and after"));
    fill();
}

void ProfilePreviewPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

}  // namespace meike::ui
