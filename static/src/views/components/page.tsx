// Every component, in its states, under its name.

import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import type { Choice } from "../../core/ballots";
import { t } from "../../core/texts";
import { Appearance, AppearanceChoices } from "../parts/appearance_choices";
import { Marking } from "../parts/ballot_marks";
import { BallotResult } from "../parts/ballot_result";
import { Brand, Mark, Tenun } from "../parts/brand";
import { Button, LinkButton } from "../parts/button";
import { Card, Panel, SideCard } from "../parts/card";
import { Bars, type Part, Parts, PartsKey, Stack } from "../parts/chart";
import { Chip } from "../parts/chip";
import { Confirm } from "../parts/confirm";
import { Empty } from "../parts/empty";
import { Field, SelectField, TextField, Tick } from "../parts/field";
import { RoomHead } from "../parts/head";
import { DRAWN, Icon, type IconName } from "../parts/icon";
import { Masthead } from "../parts/masthead";
import { Notice } from "../parts/notice";
import { Matched, Pick, PickRow } from "../parts/pick";
import { Progress } from "../parts/progress";
import { History, Remark } from "../parts/remarks";
import { ReviewWord } from "../parts/review_word";
import { Strip } from "../parts/strip";
import { Table } from "../parts/table";
import { Tabs } from "../parts/tabs";
import { TraceList } from "../parts/trace_list";
import { UndoBar } from "../parts/undo_bar";
import { Face, Tag, Word } from "../parts/words";
import { Years } from "../parts/years";
import { ballotOf, design, objects, review, trace } from "./samples";

const ZONE = "Asia/Makassar";
const STATES = [["saved", "Tersimpan 10.42"], ["local", "Di HP ini, sedang dikirim"], ["fix", "Perlu diperbaiki"], ["live", "Ibu Rosmini sedang menulis"], ["help", "Minta bantuan"], ["none", "Belum mulai"]] as const;
const nothing = (): void => undefined;

function Of({ name, wide, children }: { readonly name: string; readonly wide?: boolean; readonly children: ComponentChildren }): JSX.Element {
  return (
    <section class={wide === true ? "of wide" : "of"}>
      <h2>{name}</h2>
      {children}
    </section>
  );
}

export function Gallery(): JSX.Element {
  return (
    <main class="gallery">
      <Masthead />
      <RoomHead title={t("components.title")} under={t("components.under")} />
      <div class="all">
        <Acts />
        <States />
        <Fields />
        <Lists />
        <Pictures />
        <Judged />
        <House />
      </div>
    </main>
  );
}

function Acts(): JSX.Element {
  const [on, setOn] = useState(true);
  return (
    <>
      <Of name="Button, LinkButton">
        <p class="line-of">
          <Button kind="main" icon="start">Mulai</Button>
          <Button icon="announce">Umumkan</Button>
          <Button kind="fix" icon="fix">Perlu diperbaiki</Button>
          <Button kind="quiet">Batal</Button>
          <Button disabled>Tutup lembar</Button>
          <LinkButton href="#" icon="back" small>Konsol</LinkButton>
        </p>
      </Of>
      <Of name="Chip, Tabs">
        <p class="chips">
          <Chip on={on} onPress={() => setOn(!on)}>Keputusan</Chip>
          <Chip on={!on} onPress={() => setOn(!on)}>Tindak lanjut</Chip>
        </p>
        <Tabs label="Tabs" chosen="a" onChoose={nothing} tabs={[{ key: "a", label: "Kelompok" }, { key: "b", label: "Instansi" }]} />
      </Of>
      <Of name="Notice">
        <Notice tone="local" icon="phone" title="2 baris menunggu dikirim">Tetap di Wi-Fi ini, walau tertulis tanpa internet.</Notice>
        <Notice tone="fix" title="Kondisi awal harus angka, misalnya 26,4" way={<Button kind="quiet" small>Tutup</Button>} />
        <Notice tone="live" icon="write" title="Ibu Rosmini sedang menulis di kolom ini" />
      </Of>
      <Of name="Confirm, UndoBar">
        <Confirm fix ask="Tarik baris ini?" what="Baris tetap tercatat dan dapat dikembalikan." yes="Tarik baris ini" done={nothing} back={nothing} />
        <UndoBar word="Batalkan" keyHint="Z" onUndo={nothing}>Diterima: baris 3</UndoBar>
      </Of>
    </>
  );
}

function States(): JSX.Element {
  return (
    <>
      <Of name="Word, Tag">
        {STATES.map(([tone, said]) => (
          <p key={tone} class="line-of">
            <Word tone={tone}>{said}</Word>
            <Tag tone={tone}>{said}</Tag>
          </p>
        ))}
      </Of>
      <Of name="ReviewWord, Face">
        {(["commented", "returned", "resubmitted", "accepted", "postponed"] as const).map((as) => (
          <p key={as}><ReviewWord as={as} time="10.42" /></p>
        ))}
        <p class="line-of"><Face name="Andi Tenri" who="me" /> Anda <Face name="Rosmini Daud" who="live" /> Rosmini <Face name="Budi" /> Budi</p>
      </Of>
      <Of name="Strip">
        {(["online", "again", "offline"] as const).map((state) => (
          <Strip key={state} state={state} first="" ended=""><span><Icon name="clock" />Sisa 8 menit</span></Strip>
        ))}
      </Of>
      <Of name="Empty">
        <Empty icon="sheet" title="Belum ada lembar yang dibagikan." way={<Button small icon="add">Bagikan lembar</Button>}>Lembar yang dibagikan muncul di HP peserta dalam dua detik.</Empty>
      </Of>
    </>
  );
}

function Fields(): JSX.Element {
  return (
    <>
      <Of name="TextField, SelectField, Tick">
        <TextField label="Sasaran" aside="boleh kosong" help="Satu kalimat, apa yang berubah." value="Turunnya angka tengkes" onInput={nothing} />
        <TextField label="Kondisi awal" value="dua puluh" note={{ tone: "fix", text: "Harus angka, misalnya 26,4" }} onInput={nothing} />
        <SelectField label="Instansi" value="a" options={[{ value: "a", label: "Dinas Kesehatan" }]} onChange={nothing} />
        <Tick checked help="Isian sesudah waktu ditandai." onChange={nothing}>Boleh terlambat</Tick>
      </Of>
      <Of name="Field">
        <Field label="Berkas">{(id) => <input id={id} type="file" />}</Field>
      </Of>
      <Of name="AppearanceChoices, Appearance">
        <AppearanceChoices />
        <Appearance />
      </Of>
    </>
  );
}

function Lists(): JSX.Element {
  return (
    <>
      <Of name="Pick, PickRow, Matched">
        <Pick label="Pick">
          <PickRow icon="organisation" under="Dinkes" onPick={nothing}><Matched text="Dinas Kesehatan" typed="kes" /></PickRow>
          <PickRow icon="organisation" under="Dikbud" pressed onPick={nothing}>Dinas Pendidikan</PickRow>
        </Pick>
        <Pick alt><PickRow icon="add" onPick={nothing}>Nama saya tidak ada</PickRow></Pick>
      </Of>
      <Of name="Card, SideCard, Panel">
        <Card class="pad"><b>4 Layanan antrean daring</b><p class="mute">Dinas Kesehatan</p></Card>
        <SideCard title="Titik akses"><p class="mute">Menampung 60 HP.</p></SideCard>
        <Panel title="Kelompok 2" under="Smart Branding" close="Tutup" onClose={nothing}><p>12 orang, Ruang Rapat 1</p></Panel>
      </Of>
      <Of name="Table">
        <Table head={<><th>Kelompok</th><th>Orang</th></>}>
          <tr><th scope="row">1 · Smart Governance</th><td>15</td></tr>
          <tr><th scope="row">2 · Smart Branding</th><td>9</td></tr>
        </Table>
      </Of>
      <Of name="RoomHead">
        <RoomHead second title="Aula sekarang" under="Sasaran dan indikator, sisa 24 menit."><Button small icon="add">5 menit</Button></RoomHead>
      </Of>
    </>
  );
}

const SECTORS: readonly Part[] = [{ key: "g", name: "Pemerintah", count: 6, letter: "P" }, { key: "a", name: "Akademisi", count: 1, letter: "A" }, { key: "k", name: "Komunitas", count: 1, letter: "K" }];

function Pictures(): JSX.Element {
  const [choice, setChoice] = useState<Choice>({ o0: { dots: 2 } });
  return (
    <>
      <Of name="Progress, Bars">
        <p>34 dari 36 instansi hadir</p>
        <Progress share={34 / 36} />
        <Bars bars={[{ key: "a", name: "Kelompok 1", share: 1, said: "18 baris" }, { key: "b", name: "Kelompok 2", under: "Smart Branding", share: 0.5, said: "9 baris" }]} />
      </Of>
      <Of name="Parts">
        <Parts parts={[{ key: "g", name: "Pemerintah", count: 41 }, { key: "a", name: "Akademisi", count: 8 }, { key: "b", name: "Dunia usaha", count: 9 }, { key: "c", name: "Masyarakat", count: 6 }, { key: "m", name: "Media", count: 3 }]} />
      </Of>
      <Of name="Stack, PartsKey">
        <figure class="parts-of">
          <Stack parts={SECTORS} share={0.8} />
          <figcaption><PartsKey parts={SECTORS} /></figcaption>
        </figure>
      </Of>
      <Of name="Years">
        <Years years={[2022, 2023, 2024, 2025]} spans={[{ key: "a", title: "Satu Data", under: "Smart Governance", years: [2022, 2023] }, { key: "b", title: "Wisata Satu Tiket", under: "Smart Branding", years: [2023, 2025] }]} />
      </Of>
      <Of name="Marking"><Marking ballot={ballotOf("dots")} choice={choice} onChange={setChoice} /></Of>
      <Of name="BallotResult"><BallotResult ballot={ballotOf("impact_effort")} /></Of>
    </>
  );
}

function Judged(): JSX.Element {
  return (
    <>
      <Of name="Remark, History">
        <Remark objects={objects} review={review} timezone={ZONE} />
        <Remark objects={objects} review={{ ...review, act: "comment", text: "Rumusan sudah jelas." }} timezone={ZONE} />
        <History objects={objects} said={[review]} design={design} timezone={ZONE} />
      </Of>
      <Of name="TraceList"><TraceList trace={trace} /></Of>
    </>
  );
}

function House(): JSX.Element {
  return (
    <>
      <Of name="Brand, Mark, Tenun, Masthead">
        <p class="line-of"><Brand /> <Mark /></p>
        <Tenun />
      </Of>
      <Of name="Icon" wide>
        <ul class="icons">
          {(Object.keys(DRAWN) as IconName[]).map((name) => (
            <li key={name}><Icon name={name} /> {name}</li>
          ))}
        </ul>
      </Of>
    </>
  );
}
