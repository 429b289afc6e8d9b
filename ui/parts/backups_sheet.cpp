// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/backups_sheet.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHeaderView>
#include <QLineEdit>
#include <QTableWidget>
#include <memory>
#include <optional>
#include <vector>

#include "app/backups/shelf.h"
#include "base/platform.h"
#include "ui/context/app_context.h"
#include "ui/context/latest_read.h"
#include "ui/kit/form_dialog.h"
#include "ui/kit/format.h"
#include "ui/kit/table_style.h"
#include "ui/kit/text.h"
#include "ui/parts/file_choice.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kBackupsSheetWidth = 820;

class BackupsSheet : public FormDialog {
    Q_DECLARE_TR_FUNCTIONS(meike::ui::BackupsSheet)

public:
    BackupsSheet(AppContext& context, QWidget* parent)
        : FormDialog(tr("Restore a backup"), tr("Restore"), parent),
          m_context(context),
          m_shelf(context.session()->path()),
          m_read(new LatestRead(context, this)),
          m_table(new QTableWidget),
          m_passphrase(new QLineEdit) {
        setObjectName(u"backupsSheet"_s);
        setMinimumWidth(kBackupsSheetWidth);
        setIntro(
            tr("The backup takes the place of the workspace. What it replaces is kept beside it and can be brought "
               "back."));
        m_table->setObjectName(u"backupsTable"_s);
        m_table->setAccessibleName(tr("Backups"));
        styleTable(m_table, true);
        m_table->setColumnCount(columns);
        m_table->setHorizontalHeaderLabels(
            {tr("Made"), tr("Why"), tr("Clients"), tr("Orders"), tr("Compared with now"), tr("State")});
        m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
        m_table->setSelectionMode(QAbstractItemView::SingleSelection);
        m_table->horizontalHeader()->setStretchLastSection(false);
        m_table->horizontalHeader()->setSectionResizeMode(differs, QHeaderView::Stretch);
        const std::pair<Column, int> widths[] = {{made, 150}, {why, 110}, {clients, 70}, {orders, 70}, {state, 130}};
        for (const auto& [column, width] : widths) m_table->setColumnWidth(column, width);
        for (const int column : {clients, orders})
            m_table->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_table->setFixedHeight(kHeaderHeight + 8 * kRowHeight + 2);
        addWide(m_table);
        m_passphrase->setObjectName(u"backupPassphrase"_s);
        m_passphrase->setEchoMode(QLineEdit::Password);
        addRow(tr("&Passphrase"), m_passphrase, tr("Encrypted backups alone need it."));
        addButton(tr("Another file..."), [this] { chooseOther(); })->setObjectName(u"otherBackup"_s);
        m_check = addButton(tr("Check them all"), [this] { check(); });
        m_check->setObjectName(u"checkBackups"_s);
        setSubmit([this] { return restoreChosen(); });
        connect(m_table, &QTableWidget::itemSelectionChanged, this, [this] { chosenChanged(); });
        fill();
    }

private:
    enum Column { made, why, clients, orders, differs, state, columns };

    void fill() {
        m_backups = m_shelf.list();
        m_table->setRowCount(static_cast<int>(m_backups.size()));
        for (int row = 0; row < m_table->rowCount(); ++row) {
            const Backup& backup = m_backups[static_cast<std::size_t>(row)];
            put(row, made, momentText(backup.manifest.atUtcMs));
            put(row, why, qs(words::backupCause(backup.manifest.cause, m_context.language())));
            put(row, clients, countText(backup, "clients"));
            put(row, orders, countText(backup, "orders"));
            put(row, differs, {});
            put(row, state, stateText(backup));
            m_table->item(row, made)->setToolTip(qsPath(backup.file));
        }
        if (m_table->rowCount() > 0) m_table->selectRow(0);
        chosenChanged();
        setError(m_backups.empty() ? tr("There is no backup of this workspace yet.") : QString());
        // A workspace that cannot be read is compared with nothing.
        if (!m_context.fileProblem()) compare();
    }
    void put(int row, int column, const QString& text) {
        auto* item = new QTableWidgetItem(text);
        if (column == clients || column == orders) item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_table->setItem(row, column, item);
    }
    static QString countText(const Backup& backup, const std::string& kind) {
        if (!backup.listed) return {};
        const auto found = backup.manifest.counts.find(kind);
        return QLocale().toString(qlonglong{found == backup.manifest.counts.end() ? 0 : found->second});
    }
    static QString stateText(const Backup& backup) {
        const QString known = !backup.listed             ? tr("Not verified")
                              : backup.manifest.verified ? tr("Verified")
                                                         : tr("Altered");
        return backup.manifest.sealed ? tr("%1, encrypted").arg(known) : known;
    }
    void compare() {
        m_read->ask(
            [backups = m_backups, language = m_context.language()](Database& database, const std::stop_token&) {
                const BackupManifest now = manifestOf(database);
                std::vector<std::string> texts;
                for (const Backup& backup : backups)
                    texts.push_back(backup.listed ? words::backupDifference(
                                                        countsThatDiffer(now, backup.manifest),
                                                        changesSince(database, backup.manifest.auditHead), language)
                                                  : std::string());
                return texts;
            },
            [this](const std::vector<std::string>& texts) {
                for (int row = 0; row < m_table->rowCount() && row < static_cast<int>(texts.size()); ++row) {
                    m_table->item(row, differs)->setText(qs(texts[static_cast<std::size_t>(row)]));
                    m_table->item(row, differs)->setToolTip(m_table->item(row, differs)->text());
                }
            });
    }
    void check() {
        m_check->setEnabled(false);
        m_read->ask(
            [backups = m_backups, shelf = m_shelf](Database&, const std::stop_token& stop) mutable {
                int altered = 0;
                for (Backup& backup : backups) {
                    if (stop.stop_requested()) break;
                    if (backup.listed && !shelf.check(backup, systemClock())) ++altered;
                }
                return altered;
            },
            [this](int altered) {
                m_check->setEnabled(true);
                fill();
                setError(altered == 0 ? tr("All of them are as they were made.")
                                      : tr("%n of them are not as they were made any more.", nullptr, altered));
            });
    }
    const Backup* chosen() const {
        const int row = m_table->currentRow();
        return row >= 0 && row < static_cast<int>(m_backups.size()) ? &m_backups[static_cast<std::size_t>(row)]
                                                                    : nullptr;
    }
    void chosenChanged() {
        const Backup* backup = chosen();
        primaryButton()->setEnabled(backup != nullptr);
        m_passphrase->setEnabled(backup && backup->manifest.sealed);
    }
    bool restoreChosen() {
        const Backup* backup = chosen();
        if (!backup) return false;
        if (backup->manifest.sealed && m_passphrase->text().isEmpty()) {
            setError(tr("This backup is encrypted: enter its passphrase."), m_passphrase);
            return false;
        }
        m_context.restoreBackup(qsPath(backup->file), backup->manifest.sealed ? m_passphrase->text() : QString());
        return true;
    }
    void chooseOther() {
        AppContext& context = m_context;
        QWidget* const window = parentWidget();
        reject();
        chooseFileToOpen(context, window, tr("Restore from"), tr("Workspaces (*.meike);;All files (*)"),
                         [&context](const QString& path) { context.restoreBackup(path); });
    }

    AppContext& m_context;
    const BackupShelf m_shelf;
    std::vector<Backup> m_backups;
    LatestRead* m_read;
    QTableWidget* m_table;
    QLineEdit* m_passphrase;
    QPushButton* m_check = nullptr;
};

}  // namespace

QString momentText(std::int64_t utcMs) {
    const QString time = QDateTime::fromMSecsSinceEpoch(utcMs).toString(u"HH:mm"_s);
    return dateText(platform::localDate(static_cast<std::time_t>(utcMs / 1000))) + u' ' + time;
}

void openBackupsSheet(AppContext& context, QWidget* parent) {
    if (!context.session()) return;
    auto* sheet = new BackupsSheet(context, parent);
    // Its workspace is not that of the next one.
    QObject::connect(&context, &AppContext::sessionClosing, sheet, &QDialog::reject);
    sheet->openSheet();
}

}  // namespace meike::ui
