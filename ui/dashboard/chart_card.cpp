// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/chart_card.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

#include "ui/common/text.h"
#include "ui/exchange/file_choice.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

/// Twice the screen's points: sharp in a report.
constexpr qreal kPictureScale = 2;

QString chartFileName(AppContext& context, const std::string& chartKey, const QString& suffix) {
    const QString title = context.text(engine::findChart(chartKey)->label);
    return u"%1_%2.%3"_s.arg(QString(title).replace(u' ', u'_'), qs(isoDate(context.asOf())), suffix);
}

void saveWidget(AppContext& context, QWidget* widget, const QString& path) {
    QImage image(widget->size() * kPictureScale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(kPictureScale);
    image.fill(colors().window);
    widget->render(&image);
    if (!image.save(path, "PNG")) {
        context.showError(Error(ErrorKind::io, u8(path), "the picture could not be written"));
        return;
    }
    tellWritten(context, ChartCard::tr("Picture saved: %1").arg(path), path);
}

void saveTable(AppContext& context, const DashboardData& data, const std::string& chartKey, const QString& path) {
    if (!writeTextForPeople(context, path, chartCsv(data, chartKey, context.language()))) return;
    tellWritten(context, ChartCard::tr("Data saved: %1").arg(path), path);
}

}  // namespace

void addChartActions(QMenu* menu, AppContext& context, QWidget* picture,
                     std::function<std::shared_ptr<const DashboardData>()> data, const std::string& chartKey) {
    menu->addAction(icon(u"file-spreadsheet"_s), ChartCard::tr("Save data as CSV..."), picture, [=, &context] {
        const auto shown = data();
        if (!shown) return;
        chooseFileToSave(context, picture, ChartCard::tr("Save data"), chartFileName(context, chartKey, u"csv"_s),
                         ChartCard::tr("CSV tables (*.csv)"), [&context, shown, chartKey](const QString& path) {
                             saveTable(context, *shown, chartKey, path);
                         });
    });
    menu->addAction(icon(u"image"_s), ChartCard::tr("Save picture as PNG..."), picture, [=, &context] {
        chooseFileToSave(context, picture, ChartCard::tr("Save picture"), chartFileName(context, chartKey, u"png"_s),
                         ChartCard::tr("PNG pictures (*.png)"),
                         [&context, picture](const QString& path) { saveWidget(context, picture, path); });
    });
    menu->addAction(icon(u"copy"_s), ChartCard::tr("Copy data"), picture, [=, &context] {
        const auto shown = data();
        if (!shown) return;
        QGuiApplication::clipboard()->setText(qs(chartCsv(*shown, chartKey, context.language())));
        context.showMessage(ChartCard::tr("Data copied"));
    });
}

ChartCard::ChartCard(AppContext& context, std::string_view chartKey, QWidget* parent)
    : Card({}, {}, parent), m_context(context), m_key(chartKey), m_menu(new QToolButton) {
    setObjectName(qs(chartKey) + u"Card"_s);
    m_menu->setIcon(icon(u"ellipsis"_s, Tone::secondary));
    m_menu->setPopupMode(QToolButton::InstantPopup);
    m_menu->setMenu(new QMenu(m_menu));
    addHeaderWidget(m_menu);
    connect(m_menu->menu(), &QMenu::aboutToShow, this, [this] {
        m_menu->menu()->clear();
        addChartActions(
            m_menu->menu(), m_context, this, [this] { return m_data; }, m_key);
    });
    ChartCard::retranslate();
}

void ChartCard::retranslate() {
    const engine::ChartEntry* entry = engine::findChart(m_key);
    setTitle(m_context.text(entry->label));
    setSubtitle(m_context.text(entry->note));
    m_menu->setToolTip(tr("Save or copy this chart"));
    m_menu->setAccessibleName(tr("Save or copy this chart"));
    if (m_data) setData(m_data);
}

void ChartCard::setData(const std::shared_ptr<const DashboardData>& data) {
    m_data = data;
    draw(*data, data->chart(m_key));
    setAccessibleDescription(qs(chartSummary(*data, m_key, m_context.language())));
}

void ChartCard::addHeaderControl(QWidget* control) {
    addHeaderWidget(control);
    addHeaderWidget(m_menu);  // moves it behind
}

QString ChartCard::label(const ProfileLabel& label) const { return qs(label.in(m_context.language())); }

void ChartCard::openRow(const engine::ChartRow& row) {
    if (!row.opensClients) return;
    emit clientsRequested(row.rule, label(row.label));
}

void ChartCard::saveData(const QString& path) {
    if (m_data) saveTable(m_context, *m_data, m_key, path);
}

void ChartCard::savePicture(const QString& path) { saveWidget(m_context, this, path); }

}  // namespace meike::ui
