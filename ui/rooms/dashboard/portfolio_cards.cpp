// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/dashboard/portfolio_cards.h"

#include <QHeaderView>
#include <QKeyEvent>

#include "app/segments.h"
#include "app/words/forecast_words.h"
#include "storage/client_query.h"
#include "storage/records.h"
#include "ui/context/latest_read.h"
#include "ui/kit/format.h"
#include "ui/kit/interval_bar.h"
#include "ui/kit/labels.h"
#include "ui/kit/popup_picker.h"
#include "ui/kit/search_field.h"
#include "ui/kit/table_style.h"
#include "ui/kit/text.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kKeyRole = Qt::UserRole + 1;
constexpr int kMostRows = 8;  ///< more are scrolled
constexpr int kTierWidth = 92;
constexpr int kDaysWidth = 84;
constexpr int kMoneyWidth = 88;
constexpr int kRangeWidth = 152;
constexpr int kCountWidth = 64;
constexpr int kSearchWidth = 148;
constexpr int kSuggestions = 8;

QString rangeText(const QString& low, const QString& high) { return u"%1 – %2"_s.arg(low, high); }

}  // namespace

TableCard::TableCard(AppContext& context, std::string_view chartKey, QWidget* parent)
    : ChartCard(context, chartKey, parent),
      m_table(new QTableView),
      m_model(new QStandardItemModel(this)),
      m_none(makeLabel({}, TextStyle::body, Tone::secondary)) {
    styleTable(m_table);
    m_table->setModel(m_model);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setCursor(Qt::PointingHandCursor);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->installEventFilter(this);
    m_none->setWordWrap(true);
    body()->addWidget(m_table, 1);
    body()->addWidget(m_none, 1, Qt::AlignTop);
    connect(m_table, &QTableView::clicked, this, &TableCard::open);
}

void TableCard::begin(const QList<Column>& columns, const QString& nothing) {
    m_model->clear();
    QStringList titles;
    for (const Column& column : columns) titles << column.title;
    m_model->setHorizontalHeaderLabels(titles);
    m_table->horizontalHeader()->setStretchLastSection(false);
    for (int i = 0; i < columns.size(); ++i) {
        m_table->horizontalHeader()->setSectionResizeMode(
            i, columns[i].width == 0 ? QHeaderView::Stretch : QHeaderView::Fixed);
        if (columns[i].width > 0) {
            // Wider where the language has longer words.
            const int words = m_table->horizontalHeader()->fontMetrics().horizontalAdvance(columns[i].title);
            m_table->setColumnWidth(i, std::max(columns[i].width, words + space::kDouble));
        }
        if (columns[i].number) {
            m_model->horizontalHeaderItem(i)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            if (!qobject_cast<MoneyDelegate*>(m_table->itemDelegateForColumn(i)))
                m_table->setItemDelegateForColumn(i, new MoneyDelegate(m_table));
        }
    }
    m_none->setText(nothing);
}

QList<QStandardItem*> TableCard::addRow(const engine::ChartRow& row, const QStringList& texts,
                                        const QStringList& toolTips) {
    QList<QStandardItem*> items;
    for (qsizetype i = 0; i < texts.size(); ++i) {
        auto* item = new QStandardItem(texts[i]);
        item->setData(qs(row.key), kKeyRole);
        item->setToolTip(toolTips.value(i).isEmpty() ? texts[i] : toolTips[i]);
        item->setTextAlignment(
            Qt::Alignment(m_model->horizontalHeaderItem(static_cast<int>(i))->textAlignment() | Qt::AlignVCenter));
        items << item;
    }
    m_model->appendRow(items);
    return items;
}

void TableCard::end() {
    m_table->setMinimumHeight(kHeaderHeight + std::min(m_model->rowCount(), kMostRows) * kRowHeight + 2);
    m_table->setVisible(m_model->rowCount() > 0);
    m_none->setVisible(m_model->rowCount() == 0);
}

void TableCard::open(const QModelIndex& index) {
    if (index.isValid()) openRow(u8(index.data(kKeyRole).toString()));
}

bool TableCard::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && m_table->currentIndex().isValid()) {
            open(m_table->currentIndex());
            return true;
        }
    }
    return ChartCard::eventFilter(watched, event);
}

RiskCard::RiskCard(AppContext& context, QWidget* parent) : TableCard(context, "clients_at_risk", parent) {
    table()->setItemDelegateForColumn(1, new TierDelegate(table()));
}

void RiskCard::draw(const DashboardData& data, const engine::ChartData& chart) {
    begin(
        {{tr("Client")}, {tr("Tier"), kTierWidth}, {tr("Silent"), kDaysWidth, true}, {tr("Value"), kMoneyWidth, true}},
        tr("No client is at risk."));
    for (const engine::ChartRow& row : chart.rows) {
        const std::int64_t money = chart.value(row, "money");
        const auto items =
            addRow(row,
                   {qs(data.nameOf(row)), label(row.word),
                    tr("%n days", nullptr, static_cast<int>(chart.value(row, "silence"))), shortMoney(money)},
                   {{}, {}, {}, fullMoney(money)});
        items[1]->setData(qs(row.wordKey), kTierRole);
    }
    end();
}

OwnersCard::OwnersCard(AppContext& context, QWidget* parent) : TableCard(context, "owner_portfolios", parent) {}

void OwnersCard::draw(const DashboardData&, const engine::ChartData& chart) {
    begin({{tr("Owner")},
           {tr("Clients"), kCountWidth, true},
           {tr("Value"), kMoneyWidth, true},
           {tr("At risk"), kMoneyWidth, true},
           {tr("CLV"), kMoneyWidth, true},
           {tr("Overdue"), kMoneyWidth, true}},
          tr("No clients."));
    for (const engine::ChartRow& row : chart.rows) {
        QStringList texts{label(row.label), count(chart.value(row, "count"))};
        QStringList tips{{}, tr("%1 active").arg(clientCount(chart.value(row, "active")))};
        for (const char* column : {"money", "at_risk", "clv", "overdue"}) {
            texts << shortMoney(chart.value(row, column));
            tips << fullMoney(chart.value(row, column));
        }
        const auto items = addRow(row, texts, tips);
        for (const auto& [column, at] : {std::pair{"at_risk", 3}, std::pair{"overdue", 5}})
            if (chart.value(row, column) > 0) items[at]->setData(static_cast<int>(Tone::risk), kToneRole);
    }
    end();
}

RenewalsCard::RenewalsCard(AppContext& context, QWidget* parent) : TableCard(context, "renewals", parent) {}

void RenewalsCard::draw(const DashboardData&, const engine::ChartData& chart) {
    begin({{tr("Owner")},
           {tr("Clients"), kCountWidth, true},
           {tr("Value, last year"), kMoneyWidth, true},
           {tr("Chance"), kCountWidth, true}},
          tr("No contract ends within 90 days."));
    for (const engine::ChartRow& row : chart.rows) {
        const std::int64_t money = chart.value(row, "money");
        const std::int64_t chance = chart.value(row, "chance");
        addRow(row,
               {label(row.label), count(chart.value(row, "count")), shortMoney(money),
                chance == engine::kNoValue ? QString() : shareText(chance)},
               {{}, {}, fullMoney(money), tr("Of contracts like these so many were renewed.")});
    }
    end();
}

ClvCard::ClvCard(AppContext& context, QWidget* parent)
    : TableCard(context, "clv", parent),
      m_total(new QPushButton),
      m_interval(new IntervalBar),
      m_note(makeLabel({}, TextStyle::small, Tone::secondary)) {
    setFlat(m_total);
    m_total->setObjectName(u"clvTotalButton"_s);
    m_total->setCursor(Qt::PointingHandCursor);
    m_total->setFont(textFont(TextStyle::strong));
    m_note->setWordWrap(true);
    auto* line = new QHBoxLayout;
    line->setSpacing(space::kUnit);
    line->addWidget(m_total);
    line->addWidget(m_interval, 1);
    body()->insertLayout(0, line);
    body()->insertWidget(1, m_note);
    connect(m_total, &QPushButton::clicked, this, [this] { openRow(std::string("total")); });
}

void ClvCard::draw(const DashboardData& data, const engine::ChartData& chart) {
    const engine::BaseForecast& base = data.scores->assessment.forecast.base;
    const engine::ChartRow& total = *chart.row("total");
    const std::int64_t low = chart.value(total, "low");
    const std::int64_t high = chart.value(total, "high");
    const std::int64_t money = chart.value(total, "money");
    const bool range = low != engine::kNoValue && high != engine::kNoValue;
    m_total->setText(labelledText(label(total.label), money == engine::kNoValue && range
                                                          ? rangeText(shortMoney(low), shortMoney(high))
                                                          : shortMoney(money)));
    // Without a figure there is nothing to explain: why there is none stands below.
    const bool known = range || money != engine::kNoValue;
    m_total->setVisible(known);
    m_note->setVisible(known);
    m_total->setToolTip(fullMoney(money));
    m_total->setEnabled(total.opensClients);
    m_interval->setVisible(range && money != engine::kNoValue);
    if (m_interval->isVisibleTo(this))
        m_interval->setInterval(static_cast<double>(low), static_cast<double>(money), static_cast<double>(high),
                                tr("8 times in 10 between %1").arg(rangeText(shortMoney(low), shortMoney(high))));
    QStringList notes{tr("Next %1 months, today's clients only: new ones are not counted.")
                          .arg(data.scores->profile.forecast.horizonMonths)};
    if (base.sufficiency.step < 4) notes << tr("A rough guide only.");
    if (!range && money != engine::kNoValue) notes << tr("A range is known for all clients together only.");
    m_note->setText(sentencesText(notes));
    begin({{tr("Client")},
           {tr("CLV"), kMoneyWidth, true},
           {tr("8 times in 10"), kRangeWidth, true},
           {tr("Active"), kCountWidth, true}},
          qs(words::sufficiencyText(base.sufficiency, context().language())));
    for (const engine::ChartRow& row : chart.rows) {
        if (row.client == engine::ChartRow::kNoClient) continue;
        const std::int64_t least = chart.value(row, "low");
        const std::int64_t most = chart.value(row, "high");
        const std::int64_t alive = chart.value(row, "alive");
        addRow(row,
               {qs(data.nameOf(row)), shortMoney(chart.value(row, "money")),
                least == engine::kNoValue ? u"–"_s : rangeText(shortMoney(least), shortMoney(most)),
                alive == engine::kNoValue ? u"–"_s : likelihood(shareRatio(alive))},
               {{},
                fullMoney(chart.value(row, "money")),
                rangeText(fullMoney(least), fullMoney(most)),
                tr("How likely the client is still active")});
    }
    end();
}

OverdueCard::OverdueCard(AppContext& context, QWidget* parent)
    : ChartCard(context, "overdue_by_tier", parent),
      m_bars(new ShareBarList),
      m_none(makeLabel({}, TextStyle::body, Tone::secondary)) {
    body()->addWidget(m_bars);
    body()->addWidget(m_none);
    body()->addStretch();
    connect(m_bars, &ShareBarList::activated, this, [this](const QString& key) { openRow(u8(key)); });
}

void OverdueCard::draw(const DashboardData&, const engine::ChartData& chart) {
    QList<ShareBarData> rows;
    bool any = false;
    for (const engine::ChartRow& row : chart.rows) {
        const std::int64_t clients = chart.value(row, "count");
        any |= clients > 0;
        if (row.key == "none" && clients == 0) continue;
        ShareBarData bar;
        bar.mark = tierMark(qs(row.key));
        bar.name = label(row.label);
        bar.share = shareRatio(chart.value(row, "share"));
        bar.text =
            clients == 0
                ? count(0)
                : tr("%1 · %2", "clients and what they owe").arg(count(clients), shortMoney(chart.value(row, "money")));
        bar.key = qs(row.key);
        bar.toolTip = tr("%1, overdue %2").arg(clientCount(clients), fullMoney(chart.value(row, "money")));
        rows << bar;
    }
    m_bars->setRows(rows);
    m_bars->setVisible(any);
    m_none->setVisible(!any);
    m_none->setText(tr("Nothing is overdue."));
}

LeavesCard::LeavesCard(AppContext& context, QWidget* parent)
    : ChartCard(context, "if_client_leaves", parent),
      m_suggestions(new LatestRead(context, this)),
      m_search(new SearchField),
      m_found(new SuggestPopup(m_search)),
      m_client(new QComboBox),
      m_open(new QPushButton),
      m_lost(new Figure),
      m_owner(new Figure),
      m_year(new Figure),
      m_top(new Figure),
      m_figures(new QWidget),
      m_none(makeLabel({}, TextStyle::body, Tone::secondary)) {
    m_client->setObjectName(u"leavingClient"_s);
    m_client->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_client->setMinimumContentsLength(12);
    m_open->setObjectName(u"openLeavingClient"_s);
    auto* line = new QHBoxLayout;
    line->setSpacing(space::kUnit);
    m_search->setObjectName(u"leavingSearch"_s);
    m_search->setFixedWidth(kSearchWidth);
    line->addWidget(m_client, 1);
    line->addWidget(m_search);
    line->addWidget(m_open);
    auto* grid = new QGridLayout(m_figures);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::kDouble);
    grid->setVerticalSpacing(space::kUnit);
    grid->addWidget(m_lost, 0, 0, Qt::AlignTop);
    grid->addWidget(m_owner, 0, 1, Qt::AlignTop);
    grid->addWidget(m_year, 1, 0, Qt::AlignTop);
    grid->addWidget(m_top, 1, 1, Qt::AlignTop);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    body()->addLayout(line);
    body()->addWidget(m_figures);
    body()->addWidget(m_none);
    body()->addStretch();
    connect(m_client, &QComboBox::currentIndexChanged, this, &LeavesCard::showClient);
    connect(m_open, &QPushButton::clicked, this, [this] { openRow(u8(m_client->currentData().toString())); });
    connect(m_search, &SearchField::queryChanged, this, &LeavesCard::suggest);
    connect(m_found, &SuggestPopup::picked, this, [this](const PickItem& item) {
        m_search->clear();
        m_wanted = item.key.toLongLong();
        m_wantedName = item.text;
        emit leaverRequested(m_wanted);
    });
    LeavesCard::retranslate();
}

void LeavesCard::retranslate() {
    m_client->setAccessibleName(tr("Client that leaves"));
    m_open->setText(tr("Open"));
    m_open->setAccessibleName(tr("Open this client"));
    m_search->setPlaceholderText(tr("Another client"));
    m_search->setAccessibleName(tr("Find the client that leaves"));
    ChartCard::retranslate();
}

void LeavesCard::suggest(const QString& query) {
    if (query.trimmed().isEmpty() || !data()) {
        m_found->dismiss();
        return;
    }
    ClientQuery asked;
    asked.search = u8(query);
    asked.asOf = data()->shown->asOf;
    asked.limit = kSuggestions;
    m_suggestions->ask(
        [asked, filter = data()->request.filter](Database& database, const std::stop_token&) mutable {
            if (filter) asked.rule = resolved(database, *filter);
            return readRecords(database, Kind::client, queryClientIds(database, asked));
        },
        [this](std::vector<Record> answer) {
            QList<PickItem> items;
            for (const Record& client : std::move(answer)) {
                PickItem item;
                item.key = static_cast<qlonglong>(client.id());
                item.text = qs(client.text("name"));
                items << item;
            }
            m_found->setItems(items, data() && data()->request.filter ? tr("No client of that name among the filtered")
                                                                      : tr("No client of that name"));
        });
}

void LeavesCard::draw(const DashboardData& data, const engine::ChartData& chart) {
    const QString chosen = m_client->currentText();
    const QSignalBlocker quiet(m_client);
    m_client->clear();
    int wanted = -1;
    for (const engine::ChartRow& row : chart.rows) {
        if (m_wanted != 0 && data.scores->clients[row.client] == m_wanted) wanted = m_client->count();
        m_client->addItem(qs(data.nameOf(row)), qs(row.key));
    }
    // Asked for, and without a row: it has no value that could leave.
    const bool worthless = m_wanted != 0 && wanted < 0 && data.request.leaver == m_wanted;
    m_client->setCurrentIndex(wanted >= 0 ? wanted : std::max(0, m_client->findText(chosen)));
    if (wanted >= 0 || worthless) m_wanted = 0;
    const bool any = !chart.rows.empty();
    for (QWidget* widget : std::initializer_list<QWidget*>{m_client, m_open, m_figures}) widget->setVisible(any);
    m_none->setVisible(!any || worthless);
    m_none->setText(any ? tr("%1 has no value in the window: nothing would be lost.").arg(m_wantedName)
                        : tr("No client has a value in the window."));
    m_search->setVisible(any);
    showClient();
}

void LeavesCard::showClient() {
    if (!data() || m_client->currentIndex() < 0) return;
    const engine::ChartRow* row = chart().row(u8(m_client->currentData().toString()));
    if (!row) return;
    const auto value = [&](const char* column) { return chart().value(*row, column); };
    m_lost->setFigure(tr("Value lost"), shortMoney(value("money")), tr("%1 of all").arg(shareText(value("share"))),
                      Tone::risk);
    m_lost->setToolTip(fullMoney(value("money")));
    m_owner->setFigure(tr("Owner"), label(row->word),
                       value("owner_share") == engine::kNoValue
                           ? tr("nobody looks after it")
                           : tr("%1 of the owner's value").arg(shareText(value("owner_share"))));
    m_year->setFigure(tr("Of the last 365 days"), shortMoney(value("year")), {});
    m_year->setToolTip(fullMoney(value("year")));
    const engine::ChartData& now = data()->chart("concentration");
    m_top->setFigure(tr("Top 5 hold afterwards"), shareText(value("top_five")),
                     tr("%1 now").arg(shareText(now.value(*now.row("top_5"), "share"))));
}

ReportCardCard::ReportCardCard(AppContext& context, QWidget* parent)
    : ChartCard(context, "report_card", parent),
      m_verdict(makeLabel({}, TextStyle::strong)),
      m_figureBox(new QWidget),
      m_counted(makeLabel({}, TextStyle::small, Tone::secondary)),
      m_calibration(makeLabel({}, TextStyle::small, Tone::secondary)),
      m_model(new QPushButton) {
    m_verdict->setWordWrap(true);
    m_counted->setObjectName(u"reportCounted"_s);
    m_counted->setWordWrap(true);
    auto* grid = new QGridLayout(m_figureBox);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::kDouble);
    for (int i = 0; i < 4; ++i) {
        m_figures << new Figure;
        grid->addWidget(m_figures.back(), i / 2, i % 2, Qt::AlignTop);
        grid->setColumnStretch(i % 2, 1);
    }
    m_calibration->setWordWrap(true);
    m_model->setObjectName(u"openModelButton"_s);
    setFlat(m_model);
    setTone(m_model, Tone::accent);
    body()->addWidget(m_verdict);
    body()->addWidget(m_counted);
    body()->addWidget(m_figureBox);
    body()->addWidget(m_calibration);
    body()->addWidget(m_model, 0, Qt::AlignLeft);
    body()->addStretch();
    connect(m_model, &QPushButton::clicked, this, [this] { this->context().openPage(u"model"_s); });
    ReportCardCard::retranslate();
}

void ReportCardCard::retranslate() {
    m_model->setText(tr("Show the model"));
    ChartCard::retranslate();
}

void ReportCardCard::draw(const DashboardData& data, const engine::ChartData& chart) {
    const engine::ChartRow* verdict = chart.row("verdict");
    const bool tested = chart.row("error_rate") != nullptr;
    m_figureBox->setVisible(tested);
    m_calibration->setVisible(tested);
    m_counted->setVisible(false);
    if (!verdict) {
        const int step = data.scores->assessment.forecast.base.sufficiency.step;
        m_verdict->setText(step < 2 ? qs(words::sufficiencyText(data.scores->assessment.forecast.base.sufficiency,
                                                                context().language()))
                                    : tr("Trying the model on the past..."));
        setTone(m_verdict, Tone::secondary);
        return;
    }
    const bool usable = verdict->wordKey == "usable";
    m_verdict->setText((usable ? u"● "_s : u"▼ "_s) + label(verdict->word));
    setTone(m_verdict, usable ? Tone::good : Tone::risk);
    const engine::ReportCard* filtered = data.slow ? data.slow->reportCardIncluded.get() : nullptr;
    if (filtered && data.slow->reportCard->tested()) {
        const auto cases = static_cast<int>(filtered->cases());
        m_counted->setVisible(true);
        m_counted->setText(tested ? tr("The verdict is the model's, for all clients. Below: %n cases of the filtered "
                                       "clients alone.",
                                       nullptr, cases)
                                  : tr("The verdict is the model's, for all clients. %n cases of the filtered clients "
                                       "are too few for figures of their own.",
                                       nullptr, cases));
    }
    if (!tested) return;
    const auto share = [&](const char* key) { return chart.value(*chart.row(key), "share"); };
    m_figures[0]->setFigure(tr("Error rate"), shareText(share("error_rate")), tr("expected to buy, but did not"));
    m_figures[1]->setFigure(tr("Omission rate"), shareText(share("omission_rate")), tr("bought, but not expected to"));
    const std::int64_t bias = share("bias");
    m_figures[2]->setFigure(tr("Bias of the total"),
                            bias == engine::kNoValue ? u"–"_s : signedNumber(shareRatio(bias) * 100, 0) + u'%',
                            tr("orders expected against actual orders"));
    m_figures[3]->setFigure(tr("Within the 80% interval"), shareText(share("coverage")),
                            tr("of clients; 80% is right"));
    QStringList lines;
    for (const engine::ChartRow& row : chart.rows) {
        if (row.key.rfind("likely_", 0) != 0) continue;
        lines << tr("%1 → %2", "predicted, actual")
                     .arg(shareText(chart.value(row, "predicted")), shareText(chart.value(row, "share")));
    }
    m_calibration->setText(labelledText(tr("Said to be so likely to buy → did buy"),
                                        lines.replaceInStrings(u" "_s, u"\u00a0"_s).join(u"　"_s)));
}

}  // namespace meike::ui
