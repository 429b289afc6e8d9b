// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/chart_card.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QPainter>
#include <QPointer>
#include <QPrintDialog>
#include <QPrinter>
#include <QToolButton>

#include "base/error_code.h"
#include "ui/kit/format.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/icons.h"
#include "ui/kit/theme/theme.h"
#include "ui/parts/file_choice.h"
#include "ui/parts/taken_out.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

/// Twice the screen's points: sharp in a report.
constexpr qreal kPictureScale = 2;
constexpr qreal kPrintScale = 3;
constexpr std::int64_t kSmallShare = 1'000;  ///< below a tenth one digit more

QString chartFileName(AppContext& context, const std::string& chartKey, const QString& suffix) {
    const QString title = context.text(engine::findChart(chartKey)->label);
    return u"%1_%2.%3"_s.arg(QString(title).replace(u' ', u'_'), qs(isoDate(context.asOf())), suffix);
}

QImage pictureOf(QWidget* widget, qreal scale) {
    QImage image(widget->size() * scale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    image.fill(colors().window);
    widget->render(&image);
    return image;
}

void printWidget(QWidget* widget, QPrinter& printer) {
    // A picture: text drawn into a PDF loses Chinese glyphs with some fonts.
    QImage image = pictureOf(widget, kPrintScale);
    image.setDevicePixelRatio(1);
    QPainter painter(&printer);
    const QRect page = painter.viewport();
    const QSize size = image.size().scaled(page.size(), Qt::KeepAspectRatio);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(QRect(QPoint((page.width() - size.width()) / 2, 0), size), image);
}

void saveWidget(AppContext& context, QWidget* widget, const std::string& chartKey, const QString& path) {
    if (!noteTakenOut(context, path, 0, {chartKey})) return;
    const QImage image = pictureOf(widget, kPictureScale);
    if (!image.save(path, "PNG")) {
        context.showError(Error(ErrorKind::io, u8(path), ErrorCode::picture_not_written));
        return;
    }
    tellWritten(
        context, [path] { return ChartCard::tr("Picture saved: %1").arg(path); }, path);
}

void saveTable(AppContext& context, const DashboardData& data, const std::string& chartKey, const QString& path) {
    if (!noteTakenOut(context, path, 0, {chartKey})) return;
    if (!writeTextForPeople(context, path, chartCsv(data, chartKey, context.language()))) return;
    tellWritten(
        context, [path] { return ChartCard::tr("Data saved: %1").arg(path); }, path);
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
                         ChartCard::tr("PNG pictures (*.png)"), [&context, picture, chartKey](const QString& path) {
                             saveWidget(context, picture, chartKey, path);
                         });
    });
    menu->addAction(icon(u"copy"_s), ChartCard::tr("Copy data"), picture, [=, &context] {
        const auto shown = data();
        if (!shown) return;
        QGuiApplication::clipboard()->setText(qs(chartCsv(*shown, chartKey, context.language())));
        context.showMessage([] { return ChartCard::tr("Data copied"); });
    });
    menu->addAction(icon(u"printer"_s), ChartCard::tr("Print..."), picture, [=, &context] {
        const auto printer = std::make_shared<QPrinter>(QPrinter::ScreenResolution);
        printer->setPageOrientation(QPageLayout::Landscape);
        auto* dialog = new QPrintDialog(printer.get(), picture->window());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        // The dialog keeps the printer as long as it lives.
        QObject::connect(dialog, qOverload<QPrinter*>(&QPrintDialog::accepted), dialog,
                         [&context, chartKey, printer, shown = QPointer<QWidget>(picture)] {
                             if (shown && noteTakenOut(context, ChartCard::tr("(printed)"), 0, {chartKey}))
                                 printWidget(shown, *printer);
                         });
        dialog->open();
    });
}

QString shareText(std::int64_t share) {
    if (share == engine::kNoValue) return u"–"_s;
    return percent(shareRatio(share), share != 0 && std::abs(share) < kSmallShare ? 1 : 0);
}

double shareRatio(std::int64_t share) {
    return share == engine::kNoValue ? 0 : static_cast<double>(share) / static_cast<double>(engine::kWholeShare);
}

bool meansLoss(const std::string& key) {
    return key == "at_risk" || key == "cant_lose" || key == "churned" || key == "lll";
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
    m_menu->setToolTip(tr("Save, copy or print this chart"));
    m_menu->setAccessibleName(tr("Save, copy or print this chart"));
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

QString ChartCard::shortMoney(std::int64_t amount) const {
    return amount == engine::kNoValue ? u"–"_s : moneyShort(amount, m_data->scores->currency);
}

QString ChartCard::fullMoney(std::int64_t amount) const {
    return amount == engine::kNoValue ? u"–"_s : moneyFull(amount, m_data->scores->currency);
}

void ChartCard::setChart(std::string_view chartKey) {
    m_key = chartKey;
    const engine::ChartEntry* entry = engine::findChart(m_key);
    setTitle(m_context.text(entry->label));
    setSubtitle(m_context.text(entry->note));
    if (m_data) setData(m_data);
}

void ChartCard::openRow(const engine::ChartRow& row, const QString& more) {
    if (!row.opensClients) return;
    if (row.client != engine::ChartRow::kNoClient) {
        m_context.openClient(m_data->scores->clients[row.client]);
        return;
    }
    const QString title = more.isEmpty() ? label(row.label) : label(row.label) + u' ' + more;
    if (const auto rule = m_data->ruleOf(row)) {
        m_context.openClients(*rule, title);
        return;
    }
    m_context.openClients(std::make_shared<const std::vector<RecordId>>(m_data->clientsOf(chart(), row)), title);
}

void ChartCard::openRow(const std::string& rowKey) {
    if (!m_data) return;
    if (const engine::ChartRow* row = chart().row(rowKey)) openRow(*row);
}

void ChartCard::saveData(const QString& path) {
    if (m_data) saveTable(m_context, *m_data, m_key, path);
}

void ChartCard::savePicture(const QString& path) { saveWidget(m_context, this, m_key, path); }
void ChartCard::print(QPrinter& printer) { printWidget(this, printer); }

}  // namespace meike::ui
